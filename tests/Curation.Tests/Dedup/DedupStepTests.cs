using Curation.Core;
using Curation.Dedup;
using Curation.Filters.Quality;
using Curation.Runs;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Dedup;

public sealed class DedupStepTests : IDisposable
{
    private static readonly string[] _units = ["one", "two", "three", "four"];
    private static readonly StageChain _chain = new([new PlannedStage("word-count", "word-count", new WordCount { Min = 40 })]);
    private static readonly string _long = string.Join(' ', new Planted(50).Words(60));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    public async Task A_damaged_run_file_is_named_and_made_anew(string damage)
    {
        await Run(new());
        var expected = Digests();
        Assert.Equal("o-0 t-0 | f-1 o-1", Clusters());

        var path = _folder.File("dedup/one.run");
        var whole = File.ReadAllBytes(path);
        if (damage == "missing") File.Delete(path);
        else File.WriteAllBytes(path, [.. whole[..^20], (byte)(whole[^20] ^ 1), .. whole[^19..]]);
        await new DedupStepRun(Step(new()), _folder.Path).RunAll();
        Assert.Equal(whole, File.ReadAllBytes(path));
        Assert.Equal(expected, Digests());
        var repairs = File.ReadAllText(_folder.File("logs/repairs.log"));
        Assert.Contains(path, repairs, StringComparison.Ordinal);
        Assert.Single(repairs.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Over_survivors_those_that_fell_are_not_compared()
    {
        await Run(new() { Over = DedupScope.Survivors });
        Assert.Equal("o-0 t-0", Clusters());
    }

    [Fact]
    public async Task Members_say_what_makes_them_duplicates()
    {
        await Run(new() { Url = true });
        using var clusters = Step(new() { Url = true }).Clusters.Open(_folder.Path);
        var members = clusters.Read().SelectMany(cluster => cluster).ToDictionary(member => $"{member.Unit}-{member.Row}");
        Assert.Equal(8, members.Count);
        Assert.Equal(DuplicateKind.Near, clusters.Compare(members["one-0"], members["two-0"]).Kind);
        Assert.Equal((DuplicateKind.Exact, 1.0), clusters.Compare(members["one-1"], members["four-1"]));
        Assert.Equal((DuplicateKind.Url, 0.0), clusters.Compare(members["three-0"], members["three-1"]));
    }

    [Fact]
    public async Task The_largest_cluster_is_told()
    {
        await Run(new());
        var counts = DedupStep.CountsOf(_folder.Path)!;
        Assert.Equal((8, 2, 4, 2), (counts.Documents, counts.Clusters, counts.Members, counts.Largest));
        Assert.Null(counts.Broken(null));
        Assert.Null(counts.Broken(new Amount(null, 2)));
        Assert.StartsWith("dedup.max-cluster: the largest cluster has 2 of 8 documents", counts.Broken(new Amount(0.1, null)), StringComparison.Ordinal);
    }

    /// <summary>Ranks one after the other, in any order: the last one makes the clusters; every output is that of one process.</summary>
    [Theory]
    [InlineData("0", 1)]
    [InlineData("0 1", 2)]
    [InlineData("2 0 1", 3)]
    [InlineData("6 5 4 3 2 1 0", 7)]
    public async Task Ranks_share_the_work(string order, int of)
    {
        await Run(new());
        var expected = Digests();
        foreach (var file in Directory.GetFiles(_folder.File("dedup"), "*.bin")) File.Delete(file);
        foreach (var rank in order.Split(' ').Select(int.Parse))
        {
            Assert.False(File.Exists(_folder.File("dedup/clusters.bin")));
            using var run = RunFolder.Open(_folder.Path, exclusive: false);
            using var progress = new Progress();
            await new Runner(run, new StepContext(run.Path, 1, progress)).RunStep(Step(new()), position => position % of == rank, CancellationToken.None);
        }

        Assert.Equal(expected, Digests());
    }

    [Fact]
    public async Task A_second_rank_leaves_held_clusters_alone()
    {
        await Run(new());
        File.Delete(_folder.File("dedup/clusters.bin"));
        using var run = RunFolder.Open(_folder.Path, exclusive: false);
        using var held = run.TryHold("dedup", "clusters");
        Assert.NotNull(held);
        Assert.Null(run.TryHold("dedup", "clusters"));
        using var progress = new Progress();
        await new Runner(run, new StepContext(run.Path, 1, progress)).RunStep(Step(new()), _ => true, CancellationToken.None);
        Assert.False(File.Exists(_folder.File("dedup/clusters.bin")));
    }

    private static DedupStep Step(DedupOptions options) => new(_units, _chain, options, Curation.Recipe.ResolvedRecipe.Section(options));

    private async Task Run(DedupOptions options)
    {
        using var run = RunFolder.Open(_folder.Path);
        using var progress = new Progress();
        var measure = new MeasureStep(_units, new Measuring(_chain, [], _ => "", new SketchFiles(options)), "");
        await new Runner(run, new StepContext(run.Path, 2, progress)).Run([new Documents(), measure, Step(options)], CancellationToken.None);
    }

    private SortedDictionary<string, string> Digests() => new(
        Directory.GetFiles(_folder.File("dedup")).ToDictionary(path => Path.GetFileName(path)!, path => Convert.ToHexString(File.ReadAllBytes(path))),
        StringComparer.Ordinal);

    /// <summary>Documents by unit and row.</summary>
    private string Clusters()
    {
        using var clusters = new ClusterFile(_folder.File("dedup"));
        return string.Join(" | ", clusters.Read()
            .Select(cluster => string.Join(' ', cluster.Members.Select(member => $"{member.Unit[0]}-{member.Row}").Order(StringComparer.Ordinal)))
            .OrderByDescending(line => line, StringComparer.Ordinal));
    }

    /// <summary>Two near copies that pass, in units one and two; two equal texts that are too short, in one and four; and others.</summary>
    private sealed class Documents : IStep
    {
        public string Name => "extract";

        public IReadOnlyList<StepUnit> Units(string runFolder) => [.. _units.Select(unit => new StepUnit(unit, "", []))];

        public Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
        {
            using var writer = new DocumentWriter(context.RunFolder, unit.Name);
            foreach (var text in Texts(unit.Name))
                writer.Add(new Document("test", $"{unit.Name}-{text.Length}", "https://site.example/" + unit.Name, DocumentText.FromString(text)), default);
            return Task.FromResult(new UnitResult([writer.Finish()]));
        }

        private static string[] Texts(string unit) => unit switch
        {
            "one" => [_long, "too short"],
            "two" => [_long + " more", "unlike the others"],
            "four" => [unit + " alone", "too short"],
            _ => [unit + " alone", unit + " again"],
        };
    }

    /// <summary>Runs every unit of the step whether its key stands or not.</summary>
    private sealed class DedupStepRun(DedupStep step, string folder)
    {
        public async Task RunAll()
        {
            using var progress = new Progress();
            foreach (var unit in step.Units(folder)) await step.Run(unit, new StepContext(folder, 2, progress), CancellationToken.None);
        }
    }
}
