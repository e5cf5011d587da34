using System.Security.Cryptography;
using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>What a command must not do: touch what is not a run's, leave a run half true, or go on with nothing.</summary>
public sealed class SafetyTests(SmallCrawl crawl) : IClassFixture<SmallCrawl>, IDisposable
{
    private static readonly string[] _s_train =
    [
        "--set", "select.keep=20%", "--set", "train.layers=1", "--set", "train.width=32", "--set", "train.heads=2", "--set", "train.context=32", "--set", "train.threads=1",
    ];

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("run --fresh")]
    [InlineData("task --step extract --rank 0 --of 1")]
    public async Task AFolderThatIsNoRunIsRefusedAndNotTouched(string command)
    {
        _folder.Write("thesis.tex", "years of work");
        _folder.Write("draft.12.tmp", "more of it");
        var words = command.Split(' ');
        var answer = await Shell.Run([words[0], crawl.RecipePath, .. words[1..], "--output", _folder.Path]);
        Assert.Equal((2, $"{_folder.Path}: holds files but no run; expected the folder of a run, an empty one, or a new one\n"), (answer.ExitCode, answer.Error));
        Assert.Equal(["draft.12.tmp", "thesis.tex"], RunFiles.Paths(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run RECIPE --from select", "RUN: extract has not been run (0 of 3 units done), and select needs it; begin with extract")]
    [InlineData("run RECIPE --from report", "RUN: extract has not been run (0 of 3 units done), and report needs it; begin with extract")]
    [InlineData("task RECIPE --step select --rank 0 --of 1", "RUN: extract has not been run (0 of 3 units done), and select needs it; begin with extract")]
    [InlineData("task RECIPE --step foo --rank 0 --of 1", "--step foo: no such step; known: extract, measure, dedup, select, shard, report")]
    [InlineData("run RECIPE --fresh --from select", "--fresh --from select: a fresh run begins with extract")]
    public async Task AMistakeAboutStepsIsOneLineAndTouchesNothing(string command, string expected)
    {
        var answer = await Shell.Run([.. command.Replace("RECIPE", crawl.RecipePath, StringComparison.Ordinal).Split(' '), "--output", Run]);
        Assert.Equal((2, expected.Replace("RUN", Run, StringComparison.Ordinal) + "\n"), (answer.ExitCode, answer.Error));
        Assert.False(Directory.Exists(Run));
    }

    [Theory]
    [InlineData("file", "is a file; ")]
    [InlineData("file/run", "cannot be written (")]
    [InlineData("/proc/run", "cannot be written (")]
    public async Task AnOutputThatCannotBeAFolderIsOneLine(string output, string expected)
    {
        var path = Path.Combine(Path.GetDirectoryName(_folder.Write("file", "mine"))!, output);
        var answer = await Shell.Run("run", crawl.RecipePath, "--output", path);
        Assert.Equal((2, 1), (answer.ExitCode, answer.ErrorLines.Length));
        Assert.StartsWith($"{path}: {expected}", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AUnitOfMostlyUnreadableRecordsFailsLoudlyAndTheOptionAllowsIt()
    {
        var good = string.Concat(Enumerable.Range(0, 60).Select(i => $"{{\"id\":\"d{i}\",\"text\":\"Document number {i} says a few plain words.\"}}\n"));
        _folder.Write("sound.jsonl", good.Replace("\"d", "\"s", StringComparison.Ordinal));
        var broken = _folder.Write("broken.jsonl", good + string.Concat(Enumerable.Repeat("{\"id\":\n", 61)));
        var recipe = _folder.Write("recipe.yaml", $"sources:\n  - jsonl: {_folder.Path}/*.jsonl\nselect: {{ keep: 100% }}\nshard: {{ tokenizer: \"train:300\" }}\n");
        await Shell.Succeed("run", recipe, "--output", Run, "--set", $"sources.0.jsonl={_folder.File("sound.jsonl")}");
        var answer = await Shell.Run("run", recipe, "--output", Run);
        Assert.True(answer.ExitCode == 1, answer.Error);
        Assert.Equal($"curation: {broken}: 61 of 121 records could not be read (most: bad-json, 61), more than extract.max-quarantined 0.5 allows; mend the file, or raise the option", answer.ErrorLines[^1]);
        var before = RunFiles.Markers(Run);
        await Shell.Succeed("run", recipe, "--output", Run, "--set", "extract.max-quarantined=60%");
        Assert.Single(RunFiles.RunSince(before, Run), unit => unit.StartsWith("extract/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASourceOfTheWrongKindBreaksALimit()
    {
        Directory.CreateDirectory(_folder.File("in"));
        foreach (var name in (string[])["a.html", "b.html"]) _folder.Write($"in/{name}", "<!doctype html><p>A page of a few plain words.");
        File.CreateSymbolicLink(_folder.File("in/c.html"), "nowhere");
        var recipe = _folder.Write("recipe.yaml", $"sources:\n  - warc: {_folder.Path}/in\nselect: {{ keep: 100% }}\nshard: {{ tokenizer: \"train:300\" }}\n");
        var answer = await Shell.Run("run", recipe, "--output", Run);
        Assert.True(answer.ExitCode == 3, answer.Error);
        Assert.StartsWith($"curation: limit broken: {recipe}:2: sources[0]: warc: {_folder.Path}/in: none of 2 records could be read (most: ", answer.ErrorLines[^1], StringComparison.Ordinal);
        Assert.EndsWith("); are the files of another kind? known are warc, wet, html, jsonl, parquet", answer.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Contains(answer.ErrorLines, line => line.EndsWith($"{_folder.Path}/in/c.html: a link that leads nowhere; left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LimitsAreJudgedByTheCommandThatSelects()
    {
        var limits = _folder.Write("limits.yaml", File.ReadAllText(crawl.RecipePath) + "\nbias: { limits: [ { groups: \"language/*\", min: 0.99, max: 1.01, min-documents: 1 } ] }\n");
        Assert.Equal(3, (await Shell.Run("run", limits, "--output", Run)).ExitCode);
        Assert.Equal(3, (await Shell.Run("run", limits, "--output", Run)).ExitCode);
        await Shell.Succeed("run", limits, "--output", Run, "--from", "shard");
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run);
    }

    [Fact]
    public async Task NothingKeptIsSaidAndNotTrainedOn()
    {
        var answer = await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--set", "select.keep=1");
        Assert.Contains(answer.ErrorLines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^warning: nothing fits the budget of 1 tokens; the first document has [\d,]+$"));
        answer = await Shell.Run("run", crawl.RecipePath, "--output", Run, "--set", "select.keep=1", "--set", "train.tokens=20K");
        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith("curation: training was left out: ", answer.ErrorLines[^1], StringComparison.Ordinal);
        if (SampleRun.CanTrain) Assert.EndsWith($"{Run}/shards: the training split is empty; raise select.keep, loosen the stages, or lower shard.holdout", answer.ErrorLines[^1], StringComparison.Ordinal);
        Assert.All(["funnel.json", "manifest.json", "report.html", "README.md", "shards/dataset.json"], file => Assert.True(File.Exists(Path.Combine(Run, file)), file));
        Assert.False(Directory.Exists(Path.Combine(Run, "model")));
    }

    [SkippableFact]
    public async Task TrainingOnItsOwnLeavesWhatAWholeRunLeaves()
    {
        Skip.IfNot(Training.TorchLibrary.IsAvailable(out var reason), reason);
        await Shell.Succeed(["run", crawl.RecipePath, "--output", Run, .. _s_train, "--set", "train.tokens=10K"]);
        await Shell.Succeed(["train", crawl.RecipePath, "--output", Run, .. _s_train, "--set", "train.tokens=20K"]);
        using (var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Run, "manifest.json"))))
        {
            var files = manifest.RootElement.GetProperty("files").EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetProperty("sha256").GetString());
            Assert.Superset(new HashSet<string> { "report.html", "README.md", "model/model.safetensors" }, files.Keys.ToHashSet());
            Assert.All(files, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Run, file.Key)))), file.Value));
        }

        var whole = _folder.File("whole");
        await Shell.Succeed(["run", crawl.RecipePath, "--output", whole, .. _s_train, "--set", "train.tokens=20K"]);
        RunFiles.AssertSame(RunFiles.Digests(whole), Run);
    }

    [SkippableFact]
    public async Task TrainingBeforeShardsIsAMistake()
    {
        Skip.IfNot(Training.TorchLibrary.IsAvailable(out var reason), reason);
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--until", "select");
        var answer = await Shell.Run(["train", crawl.RecipePath, "--output", Run, "--set", "train.tokens=20K"]);
        Assert.Equal((2, $"{Run}: shard has not been run (0 of 1 units done), and train needs it; begin with shard\n"), (answer.ExitCode, answer.Error));
    }
}
