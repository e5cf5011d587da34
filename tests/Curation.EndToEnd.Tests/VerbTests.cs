using System.Text.Json;
using Curation.EndToEnd.Tests.Support;
using Curation.Tokenization;

namespace Curation.EndToEnd.Tests;

/// <summary>The verbs that are tools of their own, called as a user calls them, with the rows they answer.</summary>
public sealed class VerbTests : IDisposable
{
    private const string Page = """
        <html lang="en-GB"><head><title>The old boat | Site</title><meta property="article:published_time" content="2020-02-03T04:05:06Z"></head><body>
        <nav><a href="/">Home</a></nav><article><h1>The old boat</h1>
        <p>The old boat lay on the beach for thirty years before anybody thought of mending it again.</p>
        <p>Then the two brothers came home, and they bought timber, tar and rope from the yard in the town.</p></article><footer>© 2020 Site</footer></body></html>
        """;

    private const string PageText = "The old boat\\n\\nThe old boat lay on the beach for thirty years before anybody thought of mending it again."
        + "\\n\\nThen the two brothers came home, and they bought timber, tar and rope from the yard in the town.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task JudgeStopsAtTheFirstDrop() => Assert.Equal(
        [
            """{"id":"a","verdict":"keep","reason":null,"peer_reason":null,"measured":{"word-count/word-count":8,"mean-word-length/mean-word-length":4},"language":null,"text":"Write to <EMAIL> about the old boat house."}""",
            """{"id":"b","verdict":"drop","reason":"word-count/word-count","peer_reason":"gopher_short_doc","measured":{"word-count/word-count":2},"language":null,"text":"too short"}""",
            """{"id":3,"verdict":"drop","reason":"mean-word-length/mean-word-length","peer_reason":"gopher_below_avg_threshold","measured":{"word-count/word-count":7,"mean-word-length/mean-word-length":1},"language":null,"text":"a b c d e f g"}""",
        ], await Judge());

    [Fact]
    public async Task JudgeAllMeasuresPastIt() => Assert.Equal(
        """{"id":"b","verdict":"drop","reason":"word-count/word-count","peer_reason":"gopher_short_doc","measured":{"word-count/word-count":2,"mean-word-length/mean-word-length":4},"language":null,"text":"too short"}""",
        (await Judge("--all"))[1]);

    [Fact]
    public async Task JudgeWritesRowsToStandardOutput()
    {
        var answer = await Shell.RunProcess("judge", Recipe(), Texts(), "--workers", "3");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(await Judge(), answer.Lines);
    }

    [Fact]
    public async Task JudgeGoesOnAfterARowThatIsNone()
    {
        var rows = _folder.Write("bad.jsonl", "{\"id\":\"x\"}\n{\"id\":\"b\",\"text\":\"too short\"}\n");
        var answer = await Shell.Run("judge", Recipe(), rows, "--output", _folder.File("out.jsonl"));
        Assert.Equal((2, $"{rows}: missing-field, line 1 (offset 0): a row with neither page nor text"), (answer.ExitCode, answer.Error.Trim()));
        Assert.Single(File.ReadAllLines(_folder.File("out.jsonl")));
    }

    [Fact]
    public async Task ExtractReadsPagesAndRows()
    {
        var page = _folder.Write("page.html", Page);
        var rows = _folder.Write("pages.jsonl", JsonSerializer.Serialize(new { id = "p1", url = "http://b.test/boat", html = Page }));
        await Shell.Succeed("extract", page, rows, "--output", _folder.File("out.jsonl"));
        var lines = File.ReadAllLines(_folder.File("out.jsonl"));
        Assert.StartsWith(
            $$"""{"id":"p1","url":"http://b.test/boat","title":"The old boat","date":"2020-02-03T04:05:06Z","language":"en-gb","author":null,""",
            lines[1], StringComparison.Ordinal);
        Assert.EndsWith($$""","text":"{{PageText}}"}""", lines[1], StringComparison.Ordinal);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Matches("^[0-9a-f]{32}$", first.RootElement.GetProperty("id").GetString());
        Assert.EndsWith("page.html", first.RootElement.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.InRange(first.RootElement.GetProperty("quality").GetDouble(), 0.0001, 1);
    }

    [Fact]
    public async Task ExtractTakesOptionsOfTheRecipe()
    {
        var page = _folder.Write("page.html", Page);
        await Shell.Succeed("extract", page, "--set", "output=markdown", "--output", _folder.File("out.jsonl"));
        Assert.Contains("# The old boat\\n\\nThe old boat lay", File.ReadAllText(_folder.File("out.jsonl")), StringComparison.Ordinal);
        var answer = await Shell.Run("extract", page, "--set", "favour=speed");
        Assert.Equal((2, true), (answer.ExitCode, answer.Error.Contains("one of precision, balanced, recall", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("exact", """{"id":"c","cluster":null,"keep":true,"of":null,"similarity":null}""")]
    // of 196 shingles of five words five are others, and one is added
    [InlineData("near", """{"id":"a","cluster":"c","keep":false,"of":"c","similarity":0.9455445544554455}""")]
    [InlineData("both", """{"id":"a","cluster":"c","keep":false,"of":"c","similarity":0.9455445544554455}""")]
    public async Task DedupFindsCopies(string method, string row)
    {
        var words = Enumerable.Range(0, 200).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}word").ToArray();
        var text = string.Join(' ', words);
        words[100] = "other";
        var rows = _folder.Write("rows.jsonl", Rows(
            new { id = "a", text },
            new { id = "b", text },
            new { id = "c", text = string.Join(' ', words) + " more" },
            new { id = "d", text = "Nothing like the others at all." }));
        await Shell.Succeed("dedup", rows, "--method", method, "--output", _folder.File("out.jsonl"));
        var lines = File.ReadAllLines(_folder.File("out.jsonl"));
        var survivor = method == "exact" ? "a" : "c";
        Assert.Equal(["a", "b", "c", "d"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.Contains(row, lines);
        Assert.Contains($$"""{"id":"{{survivor}}","cluster":{{(method == "exact" ? "\"a\"" : "\"c\"")}},"keep":true,"of":null,"similarity":null}""", lines);
        Assert.StartsWith($$"""{"id":"b","cluster":"{{survivor}}","keep":false,"of":"{{survivor}}","similarity":""", lines[1], StringComparison.Ordinal);
        Assert.Equal("""{"id":"d","cluster":null,"keep":true,"of":null,"similarity":null}""", lines[3]);

        static string Rows(params object[] items) => string.Join('\n', items.Select(item => JsonSerializer.Serialize(item)));
    }

    [Fact]
    public async Task ATokenizerIsTrainedShownAndUsed()
    {
        var sentence = "the cat sat on the mat, the cat sat\nthe mat\n";
        var (text, one, file) = (
            _folder.Write("text.txt", string.Concat(Enumerable.Repeat(sentence, 6))), _folder.Write("one.txt", sentence), _folder.File("tokenizer.json"));
        await Shell.Succeed("tokenizer", "train", text, "--vocab", "265", "--output", file);
        var tokenizer = TokenizerFile.Load(file);
        Assert.Equal(265, tokenizer.Vocabulary);
        Assert.Equal(
            [$"{file}: 265 ids, pattern gpt2, end of text 264, sha256 {tokenizer.Sha256}", "  264 <|endoftext|>"],
            (await Shell.Succeed("tokenizer", "show", file)).Lines);

        var printed = (await Shell.Succeed("tokenize", "--tokenizer", file, one)).Output.Trim().Split(' ').Select(int.Parse).ToArray();
        Assert.Equal(sentence, System.Text.Encoding.UTF8.GetString(tokenizer.Decode(printed)));
        Assert.Equal(
            [$"{printed.Length} {one}", $"{6 * printed.Length} {text}"], (await Shell.Succeed("tokenize", "--tokenizer", file, one, text, "--count")).Lines);

        await Shell.Succeed("tokenize", "--tokenizer", file, one, "--ids", _folder.File("ids.bin"));
        Assert.Equal(printed, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(_folder.File("ids.bin"))).ToArray());
    }

    [Fact]
    public async Task CheckShowsThePlanAndRunsNothing()
    {
        var lines = (await Shell.Succeed(
            "check", Repository.PathOf("configs/sample.yaml"), "--set", $"sources.0.warc={Repository.PathOf("sample-data/crawl/*")}")).Lines;
        Assert.Equal($"recipe {Repository.PathOf("configs/sample.yaml")}: sample, seed 42", lines[0]);
        Assert.StartsWith("inputs: 10 files, 4.", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("steps: extract → measure → dedup → select → shard → train", lines[2], StringComparison.Ordinal);
        Assert.Contains("  gopher-quality/word-count  [50, 100000]", lines);
        Assert.Contains("  redact-pii/redact-pii  rewrites the text", lines);
        Assert.Contains("keep 2% of extracted tokens, tokenizer train:4096", lines);
        Assert.False(Directory.Exists("runs"));
    }

    [Fact]
    public async Task EveryRecipeInConfigsIsRead()
    {
        foreach (var recipe in Directory.GetFiles(Repository.PathOf("configs"), "*.yaml"))
            await Shell.Succeed("check", recipe, "--set", $"sources.0.warc={Repository.PathOf("sample-data/crawl/*.gz")}");
    }

    [Fact]
    public async Task StagesListsTheCatalogAndOneInFull()
    {
        Assert.Contains((await Shell.Succeed("stages")).Lines, line => line.StartsWith("word-count  ", StringComparison.Ordinal));
        var one = (await Shell.Succeed("stages", "word-count")).Lines;
        Assert.StartsWith("word-count: ", one[0], StringComparison.Ordinal);
        Assert.Equal("kind: filter, a count", one[1]);
        Assert.StartsWith("source: Rae et al. 2021", one[2], StringComparison.Ordinal);
        Assert.Contains("peer reason: gopher_short_doc below, gopher_long_doc above", one);
        Assert.Contains(one, line => line.StartsWith("words: simple  # simple, spacy-en,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryVerbHasHelpWithAnExample()
    {
        var verbs = (await Shell.Succeed("--help")).Output.Split("Commands:")[1].Split('\n').Where(line => line.Length > 2 && line[2] != ' ')
            .Select(line => line.Trim().Split(' ')[0]).ToArray();
        Assert.Empty(new[] { "run", "check", "stages", "extract", "judge", "dedup", "tokenize", "tokenizer", "train", "complete", "task" }.Except(verbs));
        foreach (var verb in verbs.Where(verb => verb != "tokenizer"))
            Assert.Contains("Example: curation " + verb, (await Shell.Succeed(verb, "--help")).Output, StringComparison.Ordinal);
    }

    private string Recipe() => _folder.Write("judge.yaml", """
        stages:
          - pii-text: { policies: { email: tag, phone: tag } }
          - word-count: { min: 5 }
          - mean-word-length: { min: 3, max: 10 }
        """);

    private string Texts() => _folder.Write("texts.jsonl", """
        {"id":"a","url":"http://a.test/","text":"Write to jane.doe@mail.test about the old boat house."}
        {"id":"b","text":"too short"}
        {"id":3,"text":"a b c d e f g"}
        """);

    private async Task<string[]> Judge(params string[] options)
    {
        await Shell.Succeed(["judge", Recipe(), Texts(), "--output", _folder.File("out.jsonl"), .. options]);
        return File.ReadAllLines(_folder.File("out.jsonl"));
    }
}
