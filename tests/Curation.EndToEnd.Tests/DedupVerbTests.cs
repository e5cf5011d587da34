using System.Text.Json;
using Curation.Columns;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary><c>dedup</c> as a tool of its own.</summary>
public sealed class DedupVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ParquetAndJsonlAreReadTogether()
    {
        Directory.CreateDirectory(_folder.File("in"));
        using (var stream = File.Create(_folder.File("in/a.parquet")))
        {
            var table = new ParquetWriter(stream, new Schema(Column.Utf8("id"), Column.Utf8("text")));
            foreach (var (id, text) in new[] { ("p1", "The same text."), ("p2", "Another one.") })
            {
                table.Utf8(0, id);
                table.Utf8(1, text);
                table.EndRow();
            }

            table.Finish();
        }

        _folder.Write("in/b.jsonl", Row("j1", "The same text.") + Row("j2", "And a third."));
        await Shell.Succeed("dedup", _folder.File("in"), "--output", _folder.File("out.jsonl"));
        Assert.Equal(["p1 of j1 1", "p2 keep", "j1 keep", "j2 keep"], Fates());

        var plan = await Shell.Succeed("dedup", _folder.File("in"), "--dry-run");
        Assert.StartsWith("rows    about 4, 0 MB of text; judged by 0.0 MB of it\n", plan.Output, StringComparison.Ordinal);
        Assert.Equal(["rows", "memory", "disk", "time"], plan.Output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task RepeatedLinesAreCutFromAllTextsButOne()
    {
        var rows = _folder.Write("rows.jsonl", Row("a", "Home Shop News\nFirst text") + Row("b", "Home Shop News\nSecond text") + Row("c", "Home Shop News"));
        await Shell.Succeed("dedup", rows, "--cut", "lines", "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl"));
        var texts = File.ReadAllLines(_folder.File("texts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).ToList();
        Assert.Single(texts, text => text.Contains("Home", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.EndsWith("First text", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.EndsWith("Second text", StringComparison.Ordinal));
        Assert.Contains(File.ReadAllLines(_folder.File("out.jsonl")), line => line.EndsWith("\"cuts\":[[0,15]]}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task KilledItGoesOnAndLeavesTheSameRows()
    {
        Directory.CreateDirectory(_folder.File("in"));
        for (var file = 0; file < 6; file++)
            _folder.Write($"in/{file}.jsonl", string.Concat(Enumerable.Range(0, 300).Select(row => Row($"{file}-{row}", $"Home Shop News\nText {row % 200}, {file / 3}."))));
        string[] command = ["dedup", _folder.File("in"), "--cut", "lines", "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl")];
        var done = _folder.File("out.jsonl.work/done");
        Assert.True(await Shell.RunUntil(() => Directory.Exists(done) && Directory.GetFiles(done, "*", SearchOption.AllDirectories).Length > 1, command));
        Assert.False(File.Exists(_folder.File("out.jsonl")));
        Assert.Equal(0, (await Shell.RunProcess(command)).ExitCode);
        Assert.False(Directory.Exists(_folder.File("out.jsonl.work")));
        Assert.Empty(Directory.GetFiles(_folder.File("."), "*.tmp"));
        var (rows, texts) = (File.ReadAllText(_folder.File("out.jsonl")), File.ReadAllText(_folder.File("texts.jsonl")));
        await Shell.Succeed([.. command, "--workers", "1"]);
        Assert.Equal((rows, texts), (File.ReadAllText(_folder.File("out.jsonl")), File.ReadAllText(_folder.File("texts.jsonl"))));
    }

    [Fact]
    public async Task OptionsOfTheRecipeCanBeSet()
    {
        var rows = _folder.Write("rows.jsonl", Row("a", "Some text") + Row("b", " some  TEXT. ") + Row("c", "other"));
        await Shell.Succeed("dedup", rows, "--method", "exact", "--set", "exact.normalise=words", "--keep", "first", "--output", _folder.File("out.jsonl"));
        Assert.Equal(["a keep", "b of a 1", "c keep"], Fates());
    }

    [Fact]
    public async Task AClusterAboveTheLimitIsTold()
    {
        var rows = _folder.Write("rows.jsonl", Row("a", "same") + Row("b", "same") + Row("c", "other"));
        var answer = await Shell.Run("dedup", rows, "--max-cluster", "50%", "--output", _folder.File("out.jsonl"));
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("limit broken: dedup.max-cluster: the largest cluster has 2 of 3 documents; at most 50% was expected", answer.Error, StringComparison.Ordinal);
        Assert.Equal(3, Fates().Length);
    }

    [Fact]
    public async Task TemplatesAreToldByHost()
    {
        var template = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}word"));
        var rows = string.Concat(Enumerable.Range(0, 6).Select(i => Row($"{i}", $"{template} {string.Join(' ', Enumerable.Repeat($"own{(char)('a' + i)}", 9))}", $"http://host{i / 4}.example/{i}")));
        await Shell.Succeed(
            "dedup", _folder.Write("rows.jsonl", rows), "--method", "near", "--preset", "templates", "--hosts", _folder.File("hosts.jsonl"),
            "--output", _folder.File("out.jsonl"));
        var hosts = File.ReadAllLines(_folder.File("hosts.jsonl"));
        Assert.StartsWith("""{"host":"host0.example","pages":4,"clusters":1,"in_clusters":4,"largest":4,""", hosts[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"host":"host1.example","pages":2,"clusters":1,"in_clusters":2,"largest":2,""", hosts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--preset alexandria", "near: preset: alexandria is unknown; known: fineweb, refinedweb, redpajama-0.8, dolma3, templates")]
    [InlineData("--set near.hash-bits=48", "near: hash-bits: 48 is neither 32 nor 64")]
    [InlineData("--set cut.line.window=3", "unknown option \"line\" (did you mean lines?)")]
    [InlineData("--set over=survivors", "rows have no stages to survive")]
    [InlineData("--texts x.parquet", "--texts x.parquet: rows are written as JSONL")]
    [InlineData("--texts x.jsonl --output ./x.jsonl", "--output and --texts: both are ./x.jsonl")]
    [InlineData("--memory little", "\"little\" is not a whole number")]
    public async Task AMistakeIsToldInOneLine(string options, string expected)
    {
        var rows = _folder.Write("rows.jsonl", Row("a", "text"));
        var answer = await Shell.Run(["dedup", rows, .. options.Split(' ')]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.ErrorLines);
    }

    private static string Row(string id, string text, string url = "") => JsonSerializer.Serialize(new { id, url, text }) + "\n";

    private string[] Fates() =>
    [
        .. File.ReadAllLines(_folder.File("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => row.GetProperty("keep").GetBoolean()
                ? $"{row.GetProperty("id").GetString()} keep"
                : $"{row.GetProperty("id").GetString()} of {row.GetProperty("of").GetString()} {row.GetProperty("similarity")}"),
    ];
}
