using System.Runtime.CompilerServices;
using Curation.Core;
using Curation.Text;

namespace Curation.Dedup;

/// <summary>A row to look for duplicates of.</summary>
/// <param name="Text">UTF-8, in memory of its own: rows are looked at several at a time.</param>
public readonly record struct DedupInput(string Id, ReadOnlyMemory<byte> Text);

/// <summary>What became of a row.</summary>
/// <param name="Cluster">Id of the cluster's survivor; null: the row has no duplicates.</param>
/// <param name="Keep">Whether the row survives.</param>
/// <param name="Of">The survivor that it is a duplicate of; null for survivors and rows without duplicates.</param>
/// <param name="Similarity">Jaccard similarity of its shingles to those of the survivor, 1 for equal texts; null where <paramref name="Of"/> is.</param>
public readonly record struct DedupRow(string Id, string? Cluster, bool Keep, string? Of, double? Similarity);

/// <summary>Which duplicates to look for.</summary>
public enum DedupMethod
{
    Both,
    Exact,
    Near,
}

/// <summary>Dedup of rows outside a run: the longest text of a cluster survives, of equally long ones the one with the smallest id.</summary>
public static class DedupRows
{
    /// <summary>Yields one row per input row in the same order. Texts and keys lie in a temporary folder meanwhile.</summary>
    public static async IAsyncEnumerable<DedupRow> Run(
        IEnumerable<DedupInput> rows, DedupOptions options, DedupMethod method, int workers, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (method == DedupMethod.Exact) options = options with { Exact = options.Exact ?? new(), Near = null };
        if (method == DedupMethod.Near) options = options with { Exact = null, Near = options.Near ?? new() };
        var folder = Directory.CreateTempSubdirectory("curation-dedup-").FullName;
        try
        {
            using var spool = new RowSpool(folder);
            var runs = await Sketch(rows, spool, folder, options, workers, cancel);
            await new DedupJob(options, runs, spool, folder).Run(workers, cancel);
            var duplicates = Decide(folder, spool);
            for (var row = 0L; row < spool.Count; row++)
                yield return duplicates.TryGetValue(row, out var found) ? found : new(spool.IdOf(row), null, true, null, null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<SketchRun>> Sketch(
        IEnumerable<DedupInput> rows, RowSpool spool, string folder, DedupOptions options, int workers, CancellationToken cancel)
    {
        var sketcher = new Sketcher(options);
        var runs = new List<SketchRun>();
        SketchWriter? writer = null;
        var inUnit = 0;
        await Flow.Run(rows.Select(spool.Add), MakeSketch, Write, workers, cancel);
        writer?.Finish();
        return runs;

        DocumentSketch MakeSketch(DedupInput row) =>
            sketcher.Sketch(new Document("", row.Id, "", DocumentText.FromUtf8(default)).Hash(), DocumentText.FromUtf8(row.Text), "");

        void Write(DocumentSketch sketch)
        {
            if (writer is null || inUnit == RowSpool.RowsPerUnit)
            {
                writer?.Finish();
                runs.Add(new(RowSpool.UnitName(runs.Count), Path.Combine(folder, $"{runs.Count}.run")));
                (writer, inUnit) = (new SketchWriter(runs[^1].Path, options), 0);
            }

            writer.Add(sketch);
            inUnit++;
        }
    }

    private static Dictionary<long, DedupRow> Decide(string folder, RowSpool spool)
    {
        var decided = new Dictionary<long, DedupRow>();
        using var clusters = new ClusterFile(folder);
        foreach (var cluster in clusters.Read())
        {
            var best = cluster.Members.MinBy(member => RowSpool.RowOf(member), spool.LongestFirst)!;
            var survivor = spool.IdOf(RowSpool.RowOf(best));
            foreach (var member in cluster.Members)
            {
                var row = RowSpool.RowOf(member);
                decided[row] = member == best
                    ? new(survivor, survivor, true, null, null)
                    : new(spool.IdOf(row), survivor, false, survivor, clusters.SimilarityOf(best, member));
            }
        }

        return decided;
    }
}
