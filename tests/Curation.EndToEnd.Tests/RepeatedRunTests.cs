using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>Same input and recipe, same bytes: whatever the workers, ranks, interruptions and changes on the way.</summary>
public sealed class RepeatedRunTests(SmallCrawl crawl) : IClassFixture<SmallCrawl>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    public async Task WorkersChangeNoByte(int workers)
    {
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--workers", $"{workers}");
        RunFiles.AssertSame(crawl.Digests, Run);
    }

    [Fact]
    public async Task AFinishedRunIsLeftAlone()
    {
        var before = RunFiles.Markers(crawl.Path);
        await Shell.Succeed("run", crawl.RecipePath, "--output", crawl.Path);
        Assert.Empty(RunFiles.RunSince(before, crawl.Path));
        RunFiles.AssertSame(crawl.Digests, crawl.Path);
    }

    [Fact]
    public async Task KilledAgainAndAgainItEndsWithTheSameBytes()
    {
        var markers = RunFiles.Markers(crawl.Path).Count;
        var kills = 0;
        for (var done = 0; done < markers; done += 2)
        {
            // every other time in the middle of a file
            var wantsOpenFile = done % 4 == 0;
            bool IsTime() => Markers() > done && (!wantsOpenFile || HasOpenFile() || Markers() > done + 1);
            if (await Shell.RunUntil(IsTime, "run", crawl.RecipePath, "--output", Run, "--workers", "2")) kills++;
        }

        Assert.InRange(kills, 4, markers);
        Assert.Equal(0, (await Shell.RunProcess("run", crawl.RecipePath, "--output", Run)).ExitCode);
        RunFiles.AssertSame(crawl.Digests, Run);
        Assert.Empty(Directory.GetFiles(Run, "*.tmp", SearchOption.AllDirectories));

        int Markers() => Directory.Exists(_folder.File("run/done"))
            ? Directory.GetFiles(_folder.File("run/done"), "*", SearchOption.AllDirectories).Count(path => !path.EndsWith(".tmp", StringComparison.Ordinal))
            : 0;

        bool HasOpenFile() => Directory.GetFiles(Run, "*.tmp", SearchOption.AllDirectories).Length > 0;
    }

    [Fact]
    public async Task InterruptedItSaysSoAndGoesOn()
    {
        using var stop = new CancellationTokenSource();
        var going = Shell.Run(["run", crawl.RecipePath, "--output", Run], stop.Token);
        while (!going.IsCompleted && !Directory.Exists(_folder.File("run/done/extract"))) await Task.Delay(TimeSpan.FromMilliseconds(1));
        await stop.CancelAsync();
        var answer = await going;
        Assert.Equal(130, answer.ExitCode);
        Assert.Contains("curation: interrupted; the same command goes on from here", answer.ErrorLines);
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run);
        RunFiles.AssertSame(crawl.Digests, Run);
    }

    [Fact]
    public async Task RanksOfTasksLeaveWhatOneRunLeaves()
    {
        foreach (var (step, ranks) in new[] { ("extract", 3), ("measure", 3), ("dedup", 3), ("select", 1), ("shard", 1) })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, ranks).Select(rank => Shell.RunProcess(
                "task", crawl.RecipePath, "--output", Run, "--step", step, "--rank", $"{rank}", "--of", $"{ranks}", "--workers", "1")));
            Assert.All(answers, answer => Assert.True(answer.ExitCode == 0, answer.Error));
        }

        var before = RunFiles.Markers(Run);
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run);
        Assert.DoesNotContain(RunFiles.RunSince(before, Run), unit => !unit.StartsWith("report/", StringComparison.Ordinal));
        RunFiles.AssertSame(crawl.Digests, Run);
    }

    [Theory]
    [InlineData("stages.gopher-quality.word-count.min=120", "select/decide shard/*")]
    [InlineData("select.keep=3%", "select/decide shard/*")]
    [InlineData("shard.holdout=30%", "shard/*")]
    [InlineData("stages.redact-pii.email=tag", "measure/* dedup/* select/* shard/*")]
    [InlineData("dedup.near.rows=7", "measure/* dedup/* select/* shard/*")]
    [InlineData("dedup.near.jaccard=0.7", "dedup/* select/decide shard/*")]
    [InlineData("dedup.keep=longest", "select/decide shard/*")]
    [InlineData("bias.audit.min-documents=10", "select/decide shard/*")]
    [InlineData("extract.max-depth=20", "extract/* measure/* dedup/* select/* shard/*")]
    public async Task AChangedOptionRunsWhatDependsOnItAndNothingElse(string change, string units)
    {
        Copy(crawl.Path, Run);
        var before = RunFiles.Markers(Run);
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--set", change);
        Assert.Equal(
            before.Keys.Where(unit => units.Split(' ').Contains(unit) || units.Split(' ').Contains(unit[..unit.IndexOf('/')] + "/*"))
                .Order(StringComparer.Ordinal),
            RunFiles.RunSince(before, Run).Where(unit => !unit.StartsWith("report/", StringComparison.Ordinal)));
        await Shell.Succeed("run", crawl.RecipePath, "--output", _folder.File("fresh"), "--set", change);
        RunFiles.AssertSame(RunFiles.Digests(_folder.File("fresh")), Run);
    }

    [Fact]
    public async Task AnAddedFileRunsItsOwnUnitsAndARemovedOneTakesThemAlong()
    {
        var files = SmallCrawl.Make(_folder, "plain.warc", "part-07.warc.gz");
        var recipe = _folder.Write("small.yaml", SmallCrawl.Recipe.Replace("CRAWL", files, StringComparison.Ordinal));
        await Shell.Succeed("run", recipe, "--output", Run);
        var (before, first) = (RunFiles.Markers(Run), RunFiles.Digests(Run));

        var added = Path.Combine(files, "part-05.warc.gz");
        File.Copy(Repository.PathOf("sample-data/crawl/part-05.warc.gz"), added);
        await Shell.Succeed("run", recipe, "--output", Run);
        var ran = RunFiles.RunSince(before, Run);
        var unit = Assert.Single(ran, path => path.StartsWith("extract/", StringComparison.Ordinal))["extract/".Length..];
        Assert.DoesNotContain("extract/" + unit, before.Keys);
        Assert.Equal(["measure/" + unit], ran.Where(path => path.StartsWith("measure/", StringComparison.Ordinal)));

        await Shell.Succeed("run", recipe, "--output", _folder.File("fresh"));
        RunFiles.AssertSame(RunFiles.Digests(_folder.File("fresh")), Run);

        File.Delete(added);
        await Shell.Succeed("run", recipe, "--output", Run);
        RunFiles.AssertSame(first, Run);
    }

    [Fact]
    public async Task ASecondProcessOnOneFolderIsRefused()
    {
        using var held = Runs.RunFolder.Open(Run);
        var answer = await Shell.RunProcess("run", crawl.RecipePath, "--output", Run);
        Assert.Equal(
            (1, $"curation: {Run}: another process is working on this run; wait for it, or give --output another folder"),
            (answer.ExitCode, answer.Error.Trim()));
    }

    [Fact]
    public async Task StepsCanBeRunOneRangeAtATime()
    {
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--until", "dedup");
        Assert.False(File.Exists(_folder.File("run/funnel.json")));
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--from", "select");
        RunFiles.AssertSame(crawl.Digests, Run);
    }

    [Fact]
    public async Task FreshForgetsWhatAFolderHolds()
    {
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--until", "extract");
        File.WriteAllText(_folder.File("run/documents/stray.parquet"), "not of this run");
        await Shell.Succeed("run", crawl.RecipePath, "--output", Run, "--fresh");
        RunFiles.AssertSame(crawl.Digests, Run);
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
