using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary><c>run --from select</c> with a changed recipe.</summary>
public sealed class DecidingAgainTests : IDisposable
{
    private const string Recipe = """
        sources:
          - jsonl: FOLDER/rows.jsonl
        stages:
          - word-count: { min: 2 }
          - mean-word-length: {}
        quality: { score: [ prose ] }
        select: { keep: 50% }
        shard: { tokenizer: "train:300" }
        """;

    private readonly TemporaryFolder _folder = new();

    public DecidingAgainTests() => _folder.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 40).Select(
        i => $"{{\"id\":\"d{i}\",\"text\":\"Document number {i} says a few plain words, and word {i * i} once more.\"}}\n")));

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatTheEarlierStepsDoNotReadMayChange()
    {
        await Shell.Succeed("run", Write(Recipe), "--output", Run, "--until", "select");
        var changed = Write(Recipe.Replace("min: 2", "min: 3, max: 900", StringComparison.Ordinal));
        await Shell.Succeed("run", changed, "--output", Run, "--from", "select", "--until", "select", "--set", "select.keep=20%", "--set", "select.per=[host]");
    }

    [Theory]
    [InlineData("  - mean-word-length: {}\n", "", "stages")]
    [InlineData("[ prose ]", "[ prose: { as: other } ]", "quality")]
    [InlineData("quality:", "dedup: { near: { bands: 10, rows: 5 } }\nquality:", "dedup")]
    public async Task WhatMeasureReadsMayNot(string old, string now, string section)
    {
        await Shell.Succeed("run", Write(Recipe), "--output", Run, "--until", "select");
        var before = RunFiles.Digests(Run);
        var answer = await Shell.Run("run", Write(Recipe.Replace(old, now, StringComparison.Ordinal)), "--output", Run, "--from", "select");
        var expected = $"--from select: measure was run with another recipe or other files ({section}); run without --from, or --from measure";
        Assert.Equal((2, expected), (answer.ExitCode, answer.ErrorLines[^1]));
        Assert.Equal(before, RunFiles.Digests(Run));
    }

    private string Write(string recipe) => _folder.Write("recipe.yaml", recipe.Replace("FOLDER", _folder.Path, StringComparison.Ordinal));
}
