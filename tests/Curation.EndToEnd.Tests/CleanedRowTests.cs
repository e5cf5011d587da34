using System.Text;
using System.Text.Json;
using Curation.Columns;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>What <c>dedup --texts</c> leaves of a folder: the rows that survive, as they were but for their text.</summary>
public sealed class CleanedRowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FieldsOfJsonStayAsTheyWere()
    {
        const string Nested = "[[[[{\"a\":[1.50,null,12345678901234567890]}]]]]";
        var deep = new string('[', 5000) + new string(']', 5000);
        var rows = _folder.Write("rows.jsonl", string.Join('\n', [
            $$"""{"id":"a","title":"T \"q\" ü","text":"The menu of all pages here\nFirst","meta":{{Nested}},"date":"2020-01-01","language":"en"}""",
            $$"""{"id":3, "score":1.50,"deep":{{deep}} , "text":"The menu of all pages here\nSecond"}""",
            """{"text":"Without an id","bad":"cut \ud83d"}""",
            """{"id":"copy","text":"Without an id","x":1}""",
            """{"id":"twice","text":"first","text":"The last counts"}"""]));
        await Shell.Succeed("dedup", rows, "--cut", "lines", "--keep", "first", "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl"));
        var texts = File.ReadAllLines(_folder.File("texts.jsonl"));
        Assert.Equal(4, texts.Length);
        Assert.StartsWith("""{"id":"a","title":"T \"q\" ü","text":"The menu of all pages here\nFirst","meta":""" + Nested, Mended(texts[0]), StringComparison.Ordinal);
        Assert.EndsWith("""date":"2020-01-01","language":"en"}""", texts[0], StringComparison.Ordinal);
        Assert.Equal($$"""{"id":3,"score":1.50,"deep":{{deep}},"text":"The menu of all pages here\nSecond"}""", Mended(texts[1]));
        Assert.Contains(texts[2..], text => text == """{"id":"twice","text":"The last counts"}""");
        Assert.Contains(texts[2..], text => text == """{"id":"copy","text":"Without an id","x":1}""" || text.EndsWith("\"text\":\"Without an id\",\"bad\":\"cut \\ufffd\"}", StringComparison.Ordinal));

        // one of the two lost the menu
        string Mended(string text) => text.Contains("menu", StringComparison.Ordinal) ? text
            : text.Replace("\"text\":\"", "\"text\":\"The menu of all pages here\\n", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ColumnsOfParquetBecomeFields()
    {
        using (var stream = File.Create(_folder.File("rows.parquet")))
        {
            var table = new ParquetWriter(stream, new Schema(
                Column.Utf8("title").OrNull(), Column.Int64("id"), Column.Utf8("text"), Column.Double("score"), Column.Bool("good"), Column.Int32List("places"), Column.Binary("raw")));
            for (var row = 0; row < 3; row++)
            {
                if (row != 1) table.Utf8(0, $"Title {row}");
                table.Int64(1, 70 + row);
                table.Utf8(2, $"Text {row / 2}");
                table.Double(3, row == 0 ? double.NaN : 0.1 * row);
                table.Bool(4, row > 0);
                table.Int32List(5, [row, 9]);
                table.Binary(6, "bytes"u8);
                table.EndRow();
            }

            table.Finish();
        }

        await Shell.Succeed("dedup", _folder.File("rows.parquet"), "--keep", "first", "--method", "exact", "--set", "exact.normalise=none", "--output", _folder.File("out.jsonl"), "--texts", _folder.File("texts.jsonl"));
        Assert.Equal(
            ["""{"title":"Title 0","id":70,"score":null,"good":false,"places":[0,9],"text":"Text 0"}""", """{"title":"Title 2","id":72,"score":0.2,"good":true,"places":[2,9],"text":"Text 1"}"""],
            File.ReadAllLines(_folder.File("texts.jsonl")));
    }

    [Fact]
    public async Task ARowOfTheWrongKindKeepsItsIdAndALargeOneSaysWhatTakesIt()
    {
        var large = JsonSerializer.Serialize(new { id = "large", text = new string('x', 300) });
        var rows = _folder.Write("rows.jsonl", """{"id":"late","text":7}""" + "\n" + """{"text":["a"],"id":5}""" + "\n" + large + "\n");
        var answer = await Shell.Run("dedup", rows, "--max-bytes", "200", "--output", _folder.File("out.jsonl"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(["\"late\" bad-json", "5 bad-json", "\"large\" page-too-large"], File.ReadAllLines(_folder.File("out.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).Select(row => $"{row.GetProperty("id").GetRawText()} {row.GetProperty("reason")}"));
        Assert.EndsWith("a body of more than 200 bytes; --max-bytes takes larger ones", answer.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(2, (await Shell.Run("dedup", rows, "--max-bytes", "1K", "--output", _folder.File("out.jsonl"))).ExitCode);
        Assert.StartsWith("""{"id":"large","cluster":null,"keep":true,""", File.ReadAllLines(_folder.File("out.jsonl"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfNoBytesHasNoRow()
    {
        var answer = await Shell.Run("dedup", _folder.Write("none.parquet", ""), _folder.Write("one.jsonl", """{"id":"a","text":"t"}"""), "--output", _folder.File("out.jsonl"));
        Assert.Equal((2, 1), (answer.ExitCode, File.ReadAllLines(_folder.File("out.jsonl")).Length));
        Assert.EndsWith("none.parquet: empty-file (offset 0): the file holds no row", answer.Error.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>What was read with one limit is read anew with another.</summary>
    [Fact]
    public async Task AnotherLimitIsAnotherRun()
    {
        var rows = _folder.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 2000).Select(i => JsonSerializer.Serialize(new { id = $"r{i}", text = new string('x', 100 + (i % 2)) }) + "\n")));
        string[] command = ["dedup", rows, "--output", _folder.File("out.jsonl"), "--cut", "lines"];
        var done = _folder.File("out.jsonl.work/done");
        Assert.True(await Shell.RunUntil(() => Directory.Exists(done) && Directory.GetFiles(done, "*", SearchOption.AllDirectories).Length > 0, command));
        Assert.Equal(2, (await Shell.Run([.. command, "--max-bytes", "100"])).ExitCode);
        Assert.Equal(1000, File.ReadLines(_folder.File("out.jsonl")).Count(line => line.Contains("page-too-large", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnEstimateOfPackedRowsSaysThatItSawTheirBeginning()
    {
        var random = new Random(1);
        using (var file = new System.IO.Compression.GZipStream(File.Create(_folder.File("rows.jsonl.gz")), System.IO.Compression.CompressionLevel.Fastest))
        {
            for (var row = 0; row < 40; row++)
            {
                var bytes = new byte[700_000];
                random.NextBytes(bytes);
                file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { id = row, text = Convert.ToBase64String(bytes) }) + "\n"));
            }
        }

        var plan = (await Shell.Succeed("dedup", _folder.File("rows.jsonl.gz"), "--method", "exact", "--dry-run")).Output;
        Assert.Contains(" MB of it, the beginning of packed files\n", plan, StringComparison.Ordinal);
    }
}
