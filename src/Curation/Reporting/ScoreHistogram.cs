using Curation.Columns;
using Curation.Runs;

namespace Curation.Reporting;

/// <summary>Ranked documents by score, in bins of equal width.</summary>
internal sealed class ScoreHistogram
{
    public const int Bins = 48;

    private ScoreHistogram(double low, double high) => (Low, High) = (low, high);

    public double Low { get; }

    public double High { get; }

    public long[] Ranked { get; } = new long[Bins];

    public long[] Kept { get; } = new long[Bins];

    /// <summary>Smallest score that was kept; NaN where none was.</summary>
    public double Cut { get; private set; } = double.NaN;

    public static ScoreHistogram Read(string runFolder, IReadOnlyList<string> units, double low, double high)
    {
        var histogram = new ScoreHistogram(low, high);
        foreach (var unit in units)
        {
            using var ledger = new ParquetReader(Path.Combine(runFolder, LedgerTable.PathOf(unit)));
            var rows = ledger.Rows("verdict", "score");
            while (rows.Read())
            {
                if (!rows.IsNull(1)) histogram.Add(rows.Double(1), rows.Utf8(0).SequenceEqual("keep"u8));
            }
        }

        return histogram;
    }

    private void Add(double score, bool kept)
    {
        var bin = High > Low ? Math.Min(Bins - 1, (int)((score - Low) / (High - Low) * Bins)) : Bins / 2;
        Ranked[bin]++;
        if (!kept) return;
        Kept[bin]++;
        Cut = double.IsNaN(Cut) ? score : Math.Min(Cut, score);
    }
}
