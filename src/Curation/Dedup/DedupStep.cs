using System.Globalization;
using System.Text.Json;
using Curation.Core;
using Curation.Runs;
using Curation.Storage;
using Curation.Text;

namespace Curation.Dedup;

/// <summary>Sketches of all units → clusters of duplicates.</summary>
/// <remarks>Ranks share the sorting of keys, each a part of them. The clusters are one unit: components need all pairs at once, and after the keys that nobody
/// shares are gone these are few (about a third of ten million documents took 1.6 GB). Beyond that pairs would have to be contracted in rounds
/// over documents, each round as costly as the sorting before.</remarks>
/// <param name="units">The units of measure, in order.</param>
/// <param name="settings">All that clusters depend on besides the files they are read from.</param>
public sealed class DedupStep(IReadOnlyList<string> units, StageChain chain, DedupOptions options, string settings) : IStep
{
    private const int Revision = 3;
    private const int MaxPartBits = 6;
    private const string Folder = "dedup", CountsPath = "dedup/counts.json", ClustersUnit = "clusters", PartPrefix = "keys-";
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Name => "dedup";

    /// <summary>What this step leaves, for the steps after it.</summary>
    public IClusters Clusters { get; } = new RunClusters(options.Url);

    private string Settings => $"dedup r{Revision}\n{settings}";

    private int PartBits => PartBitsOf(units.Count);

    private IEnumerable<string> Parts => Enumerable.Range(0, 1 << PartBits).Select(PartPath);

    /// <summary>Into how many parts the keys of so many units fall: a power of two, 64 at most.</summary>
    internal static int PartBitsOf(int units) => Math.Min(MaxPartBits, System.Numerics.BitOperations.Log2((uint)Math.Max(1, units)));

    /// <summary>Where measure puts the sketches of a unit.</summary>
    public static string RunPath(string unit) => $"{Folder}/{unit}.run";

    /// <summary>A unit for each part of all keys, then one for the clusters. As many parts as measure has units: a power of two, 64 at most.</summary>
    public IReadOnlyList<StepUnit> Units(string runFolder) =>
    [
        .. Enumerable.Range(0, 1 << PartBits).Select(part => new StepUnit(PartName(part), Settings, [.. units.SelectMany(Reads)])),
        new StepUnit(ClustersUnit, Settings, [.. Parts, .. units.Select(DocumentTable.PathOf)]) { Gathers = true },
    ];

    /// <summary>The size of the largest cluster of a run and the number of documents it was looked for among; null before the step ran.</summary>
    public static DedupCounts? CountsOf(string runFolder)
    {
        var path = Path.Combine(runFolder, CountsPath);
        return File.Exists(path) ? JsonSerializer.Deserialize<DedupCounts>(File.ReadAllBytes(path), _json) : null;
    }

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        SketchRun[] runs = [.. units.Select(name => new SketchRun(name, context.PathOf(RunPath(name))))];
        var job = new DedupJob(options, runs, new Texts(context.RunFolder, chain), context.PathOf(Folder))
        {
            Partitions = unit.Name == ClustersUnit ? [.. Parts.Select(context.PathOf)] : null,
            TakesPart = options.Over == DedupScope.Survivors ? new Standing(context.RunFolder, chain).Contains : null,
        };
        if (unit.Name == ClustersUnit)
        {
            var counts = await job.Run(context.Workers, cancel);
            AtomicFile.WriteAllText(context.PathOf(CountsPath), JsonSerializer.Serialize(counts, _json) + "\n");
            return new UnitResult([.. Clusters.Files, CountsPath]);
        }

        var repair = new RunRepair(chain, options);
        foreach (var run in runs) repair.Ensure(run, context);
        var part = int.Parse(unit.Name.AsSpan(PartPrefix.Length), CultureInfo.InvariantCulture);
        job.Partition(context.PathOf(PartPath(part)), part, PartBits, cancel);
        return new UnitResult([PartPath(part)]);
    }

    private static string PartName(int part) => PartPrefix + part.ToString("D2", CultureInfo.InvariantCulture);

    private static string PartPath(int part) => $"{Folder}/{PartName(part)}.bin";

    private IEnumerable<string> Reads(string unit) => options.Over == DedupScope.Survivors ? [RunPath(unit), SignalTable.PathOf(unit)] : [RunPath(unit)];

    /// <summary>Texts of candidates, as their sketches were made.</summary>
    private sealed class Texts(string runFolder, StageChain chain) : ICandidateTexts
    {
        public void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use)
        {
            var wanted = rows.Select(row => (long)row).ToHashSet();
            foreach (var (row, document) in DocumentReader.Read(runFolder, unit, wanted.Contains))
            {
                var masked = chain.RewriteForDedup(document);
                use((int)row, masked.Text);
                if (!ReferenceEquals(masked, document)) masked.Text.Dispose();
                document.Text.Dispose();
            }
        }
    }

    private sealed class RunClusters(bool byUrl) : IClusters
    {
        public IReadOnlyList<string> Files { get; } = [$"{Folder}/{ClusterFile.Clusters}", $"{Folder}/{ClusterFile.Edges}", $"{Folder}/{ClusterFile.Shingles}"];

        public IOpenClusters Open(string runFolder) => new OpenClusters(runFolder, byUrl);
    }

    private sealed class OpenClusters(string runFolder, bool byUrl) : IOpenClusters
    {
        private readonly ClusterFile _file = new(Path.Combine(runFolder, Folder));
        private MemberUrls? _urls;

        public IEnumerable<IReadOnlyList<DuplicateMember>> Read() => _file.Read().Select(cluster => cluster.Members);

        public (DuplicateKind Kind, double Similarity) Compare(DuplicateMember one, DuplicateMember other)
        {
            var (first, second) = ((ClusterMember)one, (ClusterMember)other);
            var similarity = _file.SimilarityOf(first, second);
            if (ClusterFile.AreEqual(first, second)) return (DuplicateKind.Exact, similarity);
            _urls ??= byUrl ? MemberUrls.Read(_file, runFolder) : MemberUrls.None;
            return (_urls.AreSame(one, other) ? DuplicateKind.Url : DuplicateKind.Near, similarity);
        }

        public void Dispose() => _file.Dispose();
    }
}
