using Curation.Dedup.Exact;
using Curation.Dedup.Near;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>
/// Finds the clusters of duplicates among the documents of all run files: equal texts first; among one of each, pairs that share a band key and whose
/// true Jaccard similarity is large enough.
/// </summary>
/// <remarks>
/// Memory is that of the options for sorting, two bits for every document, 28 bytes for each near candidate and 12 for a member of the group at hand. The
/// files it writes depend on neither the order of the runs, workers, fan-in nor memory.
/// Candidates and bands as datatrove's MinhashDedup; the check of the true similarity as duplodocus; labels by smallest id.
/// </remarks>
public sealed class DedupJob
{
    private readonly DedupOptions _options;
    private readonly NearOptions _near;
    private readonly SketchRun[] _units;
    private readonly ICandidateTexts _texts;
    private readonly string _folder;

    /// <param name="runs">One per unit, names distinct; in any order.</param>
    /// <param name="folder">Where clusters.bin, edges.bin and shingles.bin go; see <see cref="ClusterFile"/>.</param>
    public DedupJob(DedupOptions options, IEnumerable<SketchRun> runs, ICandidateTexts texts, string folder)
    {
        (_options, _near, _texts, _folder) = (options, options.Near ?? new() { Bands = 0 }, texts, folder);
        _units = [.. runs.OrderBy(run => run.Unit, StringComparer.Ordinal)];
        if (_units.DistinctBy(run => run.Unit).Count() < _units.Length) throw new ArgumentException("two units of one name", nameof(runs));
    }

    /// <summary>Whether a document of a unit, by its row, is compared at all; null: all are.</summary>
    public Func<string, int, bool>? TakesPart { get; init; }

    /// <summary>Files that <see cref="Partition"/> wrote, in order, to work from instead of the runs; null: the runs.</summary>
    public IReadOnlyList<string>? Partitions { get; init; }

    internal int FanIn { get; init; } = 256;

    internal int? BufferedRecords { get; init; }

    /// <summary>Publishes the three files. Older ones go first, so that none is taken for the result of a run that failed.</summary>
    public async Task<DedupCounts> Run(int workers, CancellationToken cancel)
    {
        foreach (var name in ClusterFile.Names) File.Delete(Path.Combine(_folder, name));
        using var scratch = NewScratch("scratch");
        var bands = Partitions is { } paths ? KeyPartition.Open(paths) : Reader(scratch);
        var rows = bands.Documents;
        IEnumerable<KeyRow> Keys(int band) => bands.Read(band, cancel);
        var exact = new ExactGroups(_options.Exact is null ? [] : Keys(SketchHeader.ExactBand), rows, scratch);
        var near = Enumerable.Range(SketchHeader.FirstNearBand, _near.Bands).Select(Keys);
        var candidates = new Candidates(_options.Url ? Keys(SketchHeader.UrlBand) : [], near, _near.Verify, exact, rows, scratch);
        var documents = candidates.Documents;

        var setsPath = Path.Combine(_folder, ClusterFile.Shingles);
        var starts = await ShingleSets.Write(setsPath, new SetSource(_texts, _units, _near.Ngram), documents, scratch, workers, cancel);
        using var sets = new ShingleSets(setsPath);
        var comparison = new Comparison(documents, starts, sets, _near.Jaccard, scratch);
        comparison.Unite(candidates.Sure);
        await comparison.Run(candidates.Groups, workers, cancel);

        ClusterFile.WriteEdges(_folder, _units, SortedMerge.Distinct(comparison.Edges.Sorted()));
        var counts = new DedupCounts { Documents = rows.Sum(count => (long)count), LeftOut = comparison.LeftOut };
        ClusterFile.WriteClusters(_folder, _units, counts.Watch(new Labels(exact, documents, starts, comparison).Rows(scratch)));
        return counts;
    }

    /// <summary>Writes the keys of one of <c>1 &lt;&lt; bits</c> parts of all keys that several documents share, for <see cref="Partitions"/>.</summary>
    public void Partition(string path, int part, int bits, CancellationToken cancel)
    {
        using var scratch = NewScratch($"scratch-{part}");
        KeyPartition.Write(path, Reader(scratch), SketchHeader.FirstNearBand + _near.Bands, new(part, bits), scratch, cancel);
    }

    private Scratch NewScratch(string name) =>
        new(Path.Combine(_folder, name)) { FanIn = FanIn, BufferedRecords = BufferedRecords, MemoryBytes = _options.Memory };

    private BandReader Reader(Scratch scratch) =>
        new(_units, _options, scratch, TakesPart is { } takes ? place => takes(_units[place.Unit].Unit, place.Row) : null);
}
