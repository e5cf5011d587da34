using System.Numerics;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Reporting;

/// <summary>Documents and their tokens as extracted.</summary>
internal readonly record struct Amounts(long Documents, long Tokens)
{
    public Amounts Add(long tokens) => new(Documents + 1, Tokens + tokens);
}

/// <summary>A document chosen to be shown, and what became of it.</summary>
internal sealed record Pick(string Unit, long Row, string? Reason, double Value, int Tokens, double Score, long? Place);

/// <summary>What the ledger of a run adds up to: sums, histograms and a few documents, never all rows.</summary>
internal sealed class LedgerFacts
{
    private const int Shown = 10;
    private const ulong SampleSalt = 3;

    private static readonly string[] _columns = ["verdict", "reason", "value", "extracted_tokens", "tokens", "score", "place"];

    private readonly SmallestHashes<Pick> _kept = new(Shown), _dropped = new(Shown);
    private readonly ulong _seed;

    private LedgerFacts(ulong seed) => _seed = seed;

    public Amounts All { get; private set; }

    /// <summary>Kept documents by their tokens as extracted.</summary>
    public Amounts Kept { get; private set; }

    /// <summary>Tokens of the final texts of kept documents.</summary>
    public long KeptTokens { get; private set; }

    public long Quarantined { get; private set; }

    public SortedDictionary<string, Amounts> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents by the bit length of their final token count: bin b holds counts from 2^(b−1) to 2^b − 1; bin 0 holds none.</summary>
    public long[] Lengths { get; } = new long[32];

    public long[] KeptLengths { get; } = new long[32];

    /// <summary>Null where nothing was ranked.</summary>
    public ScoreHistogram? Scores { get; private set; }

    public IReadOnlyList<Pick> KeptSample => _kept.InOrder();

    public IReadOnlyList<Pick> DroppedSample => _dropped.InOrder();

    public static LedgerFacts Read(string runFolder, ReportInputs inputs, CancellationToken cancel)
    {
        var facts = new LedgerFacts(inputs.Seed);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var unit in inputs.Units)
        {
            cancel.ThrowIfCancellationRequested();
            facts.ReadUnit(runFolder, unit, ref low, ref high);
        }

        if (low <= high) facts.Scores = ScoreHistogram.Read(runFolder, inputs.Units, low, high);
        return facts;
    }

    private void ReadUnit(string runFolder, string unit, ref double low, ref double high)
    {
        using var ledger = new ParquetReader(Path.Combine(runFolder, LedgerTable.PathOf(unit)));
        using var signals = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        var (rows, hashes) = (ledger.Rows(_columns), signals.Rows("hash"));
        while (hashes.Read() && rows.Read())
        {
            var kept = rows.Utf8(0).SequenceEqual("keep"u8);
            Count(rows, kept);
            if (!rows.IsNull(5)) (low, high) = (Math.Min(low, rows.Double(5)), Math.Max(high, rows.Double(5)));
            var order = Document.Seeded((ulong)hashes.Int64(0), _seed + SampleSalt);
            var sample = kept ? _kept : _dropped;
            if (sample.Takes(order)) sample.Add(order, PickOf(unit, rows));
        }

        while (rows.Read()) Quarantined++;
    }

    private void Count(RowCursor rows, bool kept)
    {
        var (extracted, tokens) = (rows.Int32(3), rows.Int32(4));
        var length = 32 - BitOperations.LeadingZeroCount((uint)tokens);
        All = All.Add(extracted);
        Lengths[length]++;
        if (kept)
        {
            Kept = Kept.Add(extracted);
            KeptTokens += tokens;
            KeptLengths[length]++;
            return;
        }

        var reason = Text(rows, 1) ?? "";
        Reasons[reason] = Reasons.GetValueOrDefault(reason).Add(extracted);
    }

    private static Pick PickOf(string unit, RowCursor rows) => new(
        unit,
        rows.Row,
        Text(rows, 1),
        rows.IsNull(2) ? double.NaN : rows.Double(2),
        rows.Int32(4),
        rows.IsNull(5) ? double.NaN : rows.Double(5),
        rows.IsNull(6) ? null : rows.Int64(6));

    private static string? Text(RowCursor rows, int column) => rows.IsNull(column) ? null : Encoding.UTF8.GetString(rows.Utf8(column));
}
