using Curation.Core;
using Curation.Runs;
using Curation.Text;

namespace Curation.Dedup;

/// <summary>Sketches of all units → clusters of duplicates.</summary>
/// <param name="units">The units of measure, in order.</param>
/// <param name="settings">All that clusters depend on besides the files they are read from.</param>
public sealed class DedupStep(IReadOnlyList<string> units, StageChain chain, DedupOptions options, string settings) : IStep
{
    private const int Revision = 1;
    private const string Folder = "dedup";

    public string Name => "dedup";

    /// <summary>What this step leaves, for the steps after it.</summary>
    public IClusters Clusters { get; } = new RunClusters();

    /// <summary>Where measure puts the sketches of a unit.</summary>
    public static string RunPath(string unit) => $"{Folder}/{unit}.run";

    public IReadOnlyList<StepUnit> Units(string runFolder) =>
        [new StepUnit("clusters", $"dedup r{Revision}\n{settings}", [.. units.SelectMany(unit => new[] { RunPath(unit), DocumentTable.PathOf(unit) })])];

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var runs = units.Select(name => new SketchRun(name, context.PathOf(RunPath(name))));
        await new DedupJob(options, runs, new Texts(context.RunFolder, chain), context.PathOf(Folder)).Run(context.Workers, cancel);
        return new UnitResult(Clusters.Files);
    }

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

    private sealed class RunClusters : IClusters
    {
        public IReadOnlyList<string> Files { get; } = [$"{Folder}/{ClusterFile.Clusters}", $"{Folder}/{ClusterFile.Edges}", $"{Folder}/{ClusterFile.Shingles}"];

        public IOpenClusters Open(string runFolder) => new OpenClusters(new ClusterFile(Path.Combine(runFolder, Folder)));
    }

    private sealed class OpenClusters(ClusterFile file) : IOpenClusters
    {
        public IEnumerable<IReadOnlyList<DuplicateMember>> Read() => file.Read().Select(cluster => cluster.Members);

        public (bool AreEqual, double Similarity) Compare(DuplicateMember one, DuplicateMember other)
        {
            var (first, second) = ((ClusterMember)one, (ClusterMember)other);
            return (ClusterFile.AreEqual(first, second), file.SimilarityOf(first, second));
        }

        public void Dispose() => file.Dispose();
    }
}
