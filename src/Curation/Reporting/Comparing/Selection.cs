using System.Text;
using Curation.Columns;
using Curation.Runs;

namespace Curation.Reporting.Comparing;

/// <summary>The kept documents of a run: identity hash → final tokens.</summary>
internal sealed class Selection
{
    private const string Absent = "not in the run";

    private Selection(string runFolder) => RunFolder = runFolder;

    public string RunFolder { get; }

    public Dictionary<ulong, int> Tokens { get; } = [];

    public static Selection Read(string runFolder, CancellationToken cancel)
    {
        var selection = new Selection(runFolder);
        foreach (var (hash, verdict, _, tokens) in selection.Rows(cancel))
        {
            if (verdict) selection.Tokens[hash] = tokens;
        }

        return selection;
    }

    /// <summary>Why this run did not keep documents that another kept: reason → documents, most first.</summary>
    public IReadOnlyList<Fate> FatesOf(IReadOnlyCollection<ulong> missing, CancellationToken cancel)
    {
        var left = new HashSet<ulong>(missing);
        var reasons = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (hash, kept, reason, _) in left.Count == 0 ? [] : Rows(cancel))
        {
            if (!kept && left.Remove(hash)) reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }

        if (left.Count > 0) reasons[Absent] = left.Count;
        var ordered = reasons.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal);
        return [.. ordered.Select(reason => new Fate(reason.Key, reason.Value))];
    }

    private IEnumerable<(ulong Hash, bool Kept, string Reason, int Tokens)> Rows(CancellationToken cancel)
    {
        foreach (var unit in ReportInputs.UnitsOf(RunFolder))
        {
            cancel.ThrowIfCancellationRequested();
            using var ledger = new ParquetReader(Path.Combine(RunFolder, LedgerTable.PathOf(unit)));
            using var signals = new ParquetReader(Path.Combine(RunFolder, SignalTable.PathOf(unit)));
            var (rows, hashes) = (ledger.Rows("verdict", "reason", "tokens"), signals.Rows("hash"));
            while (hashes.Read() && rows.Read())
                yield return ((ulong)hashes.Int64(0), rows.Utf8(0).SequenceEqual("keep"u8), Encoding.UTF8.GetString(rows.Utf8(1)), rows.Int32(2));
        }
    }
}

/// <summary>A reason, and how many documents fell for it.</summary>
public sealed record Fate(string Reason, long Documents);
