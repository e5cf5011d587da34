using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>What a user can get wrong: all at once, each with place, value and what was expected, exit 2.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    public async Task EveryMistakeOfARecipeIsTold(string verb)
    {
        var recipe = _folder.Write("bad.yaml", """
            name: bad
            sources:
              - warc: CRAWL
            stages:
              - gopher-qualty: {}
              - word-count: { min: ten }
              - mean-word-length: { min: 9, max: 3 }
              - harm-density: { wordz: 3 }
              - url-block-list:
                  hosts: lists/none.txt
            dedup: { near: { jaccard: 1.5 } }
            select: { keep: 200% }
            shard: { tokenizer: "train:lots" }
            trian: { layers: 2 }
            """);
        var answer = await Shell.Run(verb, recipe);
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("", answer.Output);
        (string Begin, string Known)[] expected =
        [
            (":14: recipe: unknown section \"trian\" (did you mean train?); known: name, seed, sources, ", "select, "),
            (":5: stages[0]: unknown stage \"gopher-qualty\" (did you mean gopher-quality?); known: ", ", gopher-quality, gopher-repetition, "),
            (":6: stages[1] word-count.min: \"ten\" is not a number", ""),
            (":7: stages[2] mean-word-length: min 9 is above max 3", ""),
            (":8: stages[3] harm-density: unknown option \"wordz\"; known: min, max, ", "lexicon"),
            (":10: url-block-list: lists/none.txt: cannot be read (", "builtin:blocked-hosts"),
            (":11: dedup.near.jaccard: 1.5 is out of range; expected 0 to 1", ""),
            (":12: select.keep: \"200%\" is not a share such as 2% or a count such as 500M", ""),
            (":13: shard: tokenizer: \"train:lots\" is not train:N with N from 257 to 1000000", ""),
            (":3: sources[0]: warc: ", "CRAWL"),
        ];
        Assert.Equal(expected.Length, answer.ErrorLines.Length);
        Assert.All(expected.Zip(answer.ErrorLines), pair =>
        {
            Assert.StartsWith(recipe + pair.First.Begin, pair.Second, StringComparison.Ordinal);
            Assert.Contains(pair.First.Known, pair.Second, StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists("runs/bad"));
    }

    [Fact]
    public async Task EveryMissingInputIsTold()
    {
        var recipe = _folder.Write("missing.yaml", $$"""
            sources:
              - warc: {{_folder.Path}}/none/*.warc.gz
              - { jsonl: {{_folder.Path}}/none.jsonl }
            """);
        var answer = await Shell.Run("run", recipe, "--output", _folder.File("run"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(2, answer.ErrorLines.Length);
        Assert.StartsWith($"{recipe}:2: sources[0]: warc: {_folder.Path}/none/*.warc.gz: no such file", answer.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{recipe}:3: sources[1]: jsonl: {_folder.Path}/none.jsonl: no such file", answer.ErrorLines[1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Theory]
    [InlineData("run {0}/none.yaml", "{0}/none.yaml: cannot be read; expected a recipe file")]
    [InlineData("run {0}/ok.yaml --worker 3", "curation: Unrecognized command or argument '--worker'.")]
    [InlineData("run {0}/ok.yaml --workers 0", "--workers 0: expected 1 to 1024")]
    [InlineData("run {0}/ok.yaml --until shards", "--until shards: no such step; known: extract, measure, dedup, select, shard")]
    [InlineData("run {0}/ok.yaml --from shard --until select", "--from shard comes after --until select")]
    [InlineData("run {0}/ok.yaml --set select.kep=3%", "--set select.kep=3%: select: unknown option \"kep\"; known: keep, of")]
    [InlineData("task {0}/ok.yaml --step extract --rank 3 --of 3", "--rank 3 --of 3: a rank from 0 to one below --of was expected")]
    [InlineData("judge {0}/ok.yaml {0}/none.jsonl", "{0}/none.jsonl: no such file or folder")]
    [InlineData("judge {0}/ok.yaml {0}/none.jsonl --jsno", "curation: --jsno: no such option; judge --help lists them all")]
    [InlineData("extract {0}/none.html", "{0}/none.html: no such file or folder")]
    [InlineData("dedup {0}/none.jsonl --output {0}/out.jsonl", "{0}/none.jsonl: no such file or folder")]
    [InlineData("tokenize --tokenizer {0}/none.json {0}/ok.yaml", "{0}/none.json: cannot be read")]
    [InlineData("stages word-cuont", "word-cuont: no such stage (did you mean word-count?); known: ")]
    [InlineData("complete {0} moon", "{0}: no model here; expected a folder with config.json and model.safetensors")]
    [InlineData("currate", "curation: ")]
    public async Task AWrongArgumentIsTold(string command, string expected)
    {
        _folder.Write("ok.yaml", $"sources:\n  - warc: {Repository.PathOf("sample-data/crawl/plain.warc")}\n");
        var answer = await Shell.Run(Filled(command).Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith(Filled(expected), answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);

        string Filled(string text) => text.Replace("{0}", _folder.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABrokenLimitEndsWith3AndEverythingWritten()
    {
        var small = SmallCrawl.Recipe.Replace("CRAWL/*", Repository.PathOf("sample-data/crawl/plain.warc"), StringComparison.Ordinal);
        var recipe = _folder.Write("limits.yaml", small + """

            bias:
              limits:
                - { groups: "language/*", min: 0.99, max: 1.01, min-documents: 1 }
            """);
        var answer = await Shell.Run("run", recipe, "--output", _folder.File("run"), "--set", "select.keep=60%");
        Assert.Equal(3, answer.ExitCode);
        const string line = @"^curation: limit broken: language/[a-z-]+: keep-rate ratio [\d.]+, \d+ documents; min 0\.99, max 1\.01$";
        Assert.Contains(answer.ErrorLines, told => System.Text.RegularExpressions.Regex.IsMatch(told, line));
        using var bias = JsonDocument.Parse(File.ReadAllBytes(_folder.File("run/bias.json")));
        Assert.Contains(bias.RootElement.GetProperty("limits").EnumerateArray(), limit => limit.GetProperty("verdict").GetString() == "fail");
        Assert.All(
            ["funnel.json", "manifest.json", "tokenizer.json", "clusters.parquet", "shards/dataset.json"],
            file => Assert.True(File.Exists(_folder.File("run/" + file)), file));
    }

    [Fact]
    public async Task AStepWhoseInputsAreNotThereSaysSo()
    {
        var recipe = _folder.Write(
            "small.yaml", SmallCrawl.Recipe.Replace("CRAWL/*", Repository.PathOf("sample-data/crawl/plain.warc"), StringComparison.Ordinal));
        var answer = await Shell.Run("run", recipe, "--output", _folder.File("run"), "--from", "shard");
        var expected = $"{_folder.File("run")}: extract has not been run (0 of 1 units done), and shard needs it; begin with extract\n";
        Assert.Equal((2, expected), (answer.ExitCode, answer.Error));
        Assert.False(Directory.Exists(_folder.File("run")));
    }
}
