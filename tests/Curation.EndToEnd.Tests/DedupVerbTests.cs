using System.Text;
using System.Text.Json;
using Curation.Columns;
using Curation.EndToEnd.Tests.Support;
using Curation.Sources;

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
    public async Task AFileThatIsNoParquetIsNamed()
    {
        _folder.Write("a.parquet", "x");
        var answer = await Shell.Run("dedup", _folder.File("a.parquet"), "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("a.parquet: bad-parquet (offset 0): the name ends in .parquet, the bytes are no Parquet", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Named by what they say, as extract names them, with numbers where they say the same; those that hold no text have a row too.</summary>
    [Theory]
    [InlineData("0 1", 1)]
    [InlineData("0 1", 16)]
    [InlineData("1 0", 3)]
    public async Task RowsWithoutAnIdAreToldApartAndThoseWithoutATextAreThere(string order, int workers)
    {
        string[] rows =
        [
            """{"text": "The same."}""", """{"text": "The same."}""", """{"id": "null", "text": null}""", """{"id": 7}""", "{",
            """{"text": "Another one, which is longer."}""", """{"text": "The same.", "id": "", "date": "2020"}""", """{"id": "given", "text": "The same."}""",
        ];
        string[] files = ["in/0.jsonl", "in/1.jsonl"];
        Directory.CreateDirectory(_folder.File("in"));
        for (var file = 0; file < 2; file++) _folder.Write(files[int.Parse(order.Split(' ')[file])], string.Join('\n', rows.Skip(4 * file).Take(4)));
        var answer = await Shell.Run("dedup", _folder.File("in"), "--keep", "newest", "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl"), "--workers", $"{workers}");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(3, answer.ErrorLines.Count(line => line.Contains(".jsonl: ", StringComparison.Ordinal)));

        var found = File.ReadAllLines(_folder.File("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var (same, other) = (ExtractStep.ContentId("", "The same."u8), ExtractStep.ContentId("", "Another one, which is longer."u8));
        string[] expected =
        [
            $"{same} True  ", $"{same}-2 False {same} ", $"{same}-3 False {same} ", $"given False {same} ", $"{other} True  ",
            "null False  missing-field", "7 False  missing-field", " False  bad-json",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(Fate).Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Null, found.Single(row => row.TryGetProperty("reason", out var reason) && reason.ValueEquals("bad-json")).GetProperty("id").ValueKind);
        Assert.All(found.Where(row => row.TryGetProperty("reason", out _)), row => Assert.Matches(@"[01]\.jsonl, line [1-4]$", row.GetProperty("place").GetString()!));
        Assert.Equal(new[] { other, same }.Order(StringComparer.Ordinal), File.ReadAllLines(_folder.File("texts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));

        static string Fate(JsonElement row) =>
            $"{row.GetProperty("id")} {row.GetProperty("keep")} {row.GetProperty("of")} {(row.TryGetProperty("reason", out var reason) ? reason.GetString() : "")}";
    }

    [Fact]
    public async Task ParquetAndJsonlWithoutATextHaveTheSameFate()
    {
        using (var stream = File.Create(_folder.File("a.parquet")))
        {
            var table = new ParquetWriter(stream, new Schema(Column.Utf8("id"), Column.Utf8("text").OrNull()));
            foreach (var (id, text) in new[] { ("a", "A text."), ("b", null), ("c", "") })
            {
                table.Utf8(0, id);
                table.Utf8(1, text);
                table.EndRow();
            }

            table.Finish();
        }

        _folder.Write("a.jsonl", """{"id": "a", "text": "A text."}""" + "\n" + """{"id": "b", "text": null}""" + "\n" + Row("c", ""));
        var fates = new List<string[]>();
        foreach (var input in new[] { "a.parquet", "a.jsonl" })
        {
            Assert.Equal(2, (await Shell.Run("dedup", _folder.File(input), "--output", _folder.File("out.jsonl"))).ExitCode);
            fates.Add([.. File.ReadAllLines(_folder.File("out.jsonl")).Select(line => line.Split(",\"place\"")[0])]);
        }

        Assert.Equal(fates[0], fates[1]);
        Assert.EndsWith(""" "keep":false,"of":null,"similarity":null,"reason":"missing-field" """.Replace(" ", "", StringComparison.Ordinal), fates[0][1], StringComparison.Ordinal);
        Assert.Contains("\"keep\":true", fates[0][2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileGivenTwiceIsReadOnce()
    {
        var rows = _folder.Write("rows.jsonl", Row("a", "Some text") + Row("b", "Some text"));
        var answer = await Shell.Succeed("dedup", rows, Path.Combine(_folder.Path, ".", "rows.jsonl"), "--output", _folder.File("out.jsonl"));
        Assert.Equal(["a keep", "b of a 1"], Fates());
        Assert.Equal($"curation: {rows}: given 2 times, read once", Assert.Single(answer.ErrorLines));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/proc/self/rows.jsonl")]
    public async Task ADeviceIsNoOutput(string path)
    {
        var answer = await Shell.Run("dedup", _folder.Write("rows.jsonl", Row("a", "Some text")), "--output", path);
        Assert.Equal((2, $"{path}: is no place for files; a file to write was expected, or no such option for standard output"), (answer.ExitCode, answer.ErrorLines[^1]));
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("substrings")]
    public async Task CutsAndTextsAreAllOfTheOriginal(string cut)
    {
        const string menu = "Home and shop and news and all the other things that stand at the end of every page";
        var originals = Enumerable.Range(0, 8).ToDictionary(i => $"{i}", i => $"Text ü {(char)('a' + i)}.{new string(' ', i)}\n\n {menu}{new string('\n', i % 3)}");
        var rows = _folder.Write("rows.jsonl", string.Concat(originals.Select(row => Row(row.Key, row.Value))));
        await Shell.Succeed("dedup", rows, "--cut", cut, "--set", "cut.substrings.min=10", "--method", "exact", "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl"));
        var texts = File.ReadAllLines(_folder.File("texts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("text").GetString()!);
        var cuts = 0;
        foreach (var row in File.ReadAllLines(_folder.File("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var left = Encoding.UTF8.GetBytes(originals[row.GetProperty("id").GetString()!]).ToList();
            foreach (var range in row.GetProperty("cuts").EnumerateArray().Reverse())
            {
                left.RemoveRange(range[0].GetInt32(), range[1].GetInt32() - range[0].GetInt32());
                cuts++;
            }

            Assert.Equal(texts[row.GetProperty("id").GetString()!], Encoding.UTF8.GetString([.. left]));
        }

        Assert.Equal(7, cuts);
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
    [InlineData("--memory little", "--memory little: dedup.memory: \"little\" is not a whole number")]
    [InlineData("--memory 1MB", "--memory 1MB: dedup.memory: 1000000 is out of range")]
    [InlineData("--set memory=1MB", "--set memory=1MB: dedup.memory: 1000000 is out of range")]
    [InlineData("--max-bytes 0", "--max-bytes 0: dedup.max-bytes: 0 is out of range")]
    [InlineData("--texts -", "--texts -: a file to write was expected")]
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
