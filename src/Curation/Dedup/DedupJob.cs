using Curation.Dedup.Exact;
using Curation.Dedup.Near;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>
/// Finds the clusters of duplicates among the documents of all run files: equal texts first; among one of each, pairs that share a band key and whose
/// true Jaccard similarity is large enough.
/// </summary>
/// <remarks>
/// Memory grows with the documents that share a key with another (32 bytes for one of equal text, 28 for a near candidate, 16 for a member of the
/// group at hand), not with the others. The files it writes depend on neither the order of the runs, workers, fan-in nor buffers.
/// Candidates and bands as datatrove's MinhashDedup; the check of the true similarity as duplodocus; labels by smallest id.
/// </remarks>
public sealed class DedupJob
{
    private static readonly NearOptions _nothing = new() { Bands = 0 };
    private readonly DedupOptions _options;
    private readonly NearOptions _near;
    private readonly SketchRun[] _units;
    private readonly ICandidateTexts _texts;
    private readonly string _folder;

    /// <param name="runs">One per unit, names distinct; in any order.</param>
    /// <param name="folder">Where clusters.bin, edges.bin and shingles.bin go; see <see cref="ClusterFile"/>.</param>
    public DedupJob(DedupOptions options, IEnumerable<SketchRun> runs, ICandidateTexts texts, string folder)
    {
        (_options, _near, _texts, _folder) = (options, options.Near ?? _nothing, texts, folder);
        _units = [.. runs.OrderBy(run => run.Unit, StringComparer.Ordinal)];
        if (_units.DistinctBy(run => run.Unit).Count() < _units.Length) throw new ArgumentException("two units of one name", nameof(runs));
    }

    internal int FanIn { get; init; } = 256;

    internal int BufferedRecords { get; init; } = 1 << 20;

    /// <summary>Publishes the three files.</summary>
    public async Task Run(int workers, CancellationToken cancel)
    {
        using var scratch = new Scratch(Path.Combine(_folder, "scratch")) { FanIn = FanIn, BufferedRecords = BufferedRecords };
        var exact = new ExactGroups(_options.Exact ? Band(0, scratch, cancel) : [], scratch);
        var candidates = new Candidates(Enumerable.Range(1, _near.Bands).Select(band => Band(band, scratch, cancel)), exact, scratch);
        var documents = candidates.Documents;

        var setsPath = Path.Combine(_folder, ClusterFile.Shingles);
        var starts = await ShingleSets.Write(setsPath, new SetSource(_texts, _units, _near.Ngram), documents, scratch, workers, cancel);
        using var sets = new ShingleSets(setsPath);
        var comparison = new Comparison(documents, starts, sets, _near.Jaccard, scratch);
        await comparison.Run(candidates.Groups, workers, cancel);

        ClusterFile.WriteEdges(_folder, _units, SortedMerge.Distinct(comparison.Edges.Sorted()));
        ClusterFile.WriteClusters(_folder, _units, new Labels(exact, documents, starts, comparison).Rows(scratch));
    }

    private IEnumerable<KeyRow> Band(int band, Scratch scratch, CancellationToken cancel)
    {
        foreach (var row in SortedMerge.Of([.. _units.Select((run, unit) => run.Read(band, unit, _options))], scratch))
        {
            cancel.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
