using System.Text;
using Curation.Core;
using Curation.Runs;
using Curation.Sources;
using Curation.Tests.Storage;
using static Curation.Tests.Sources.WarcFixture;

namespace Curation.Tests.Sources;

public sealed class ExtractStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Put(string name, byte[] bytes)
    {
        var path = _folder.Touch(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The documents and quarantined records of a source, as one line each.</summary>
    private async Task<List<string>> Run(int workers, params IReadOnlyList<SourceUnit> units)
    {
        var run = _folder.File($"run-{workers}-{units.Count}");
        var step = new ExtractStep(units, new WholeBody(), ReadOptions.Default, "", 1, measure: null);
        using var progress = new Progress();
        var lines = new List<string>();
        foreach (var unit in step.Units(run))
        {
            await step.Run(unit, new StepContext(run, workers, progress), CancellationToken.None);
            lines.AddRange(DocumentReader.Read(run, unit.Name).Select(document => $"{document.Id} {Name(document.Url)} {document.Text}"));
            lines.AddRange(QuarantineRow.Read(Path.Combine(run, QuarantineRow.PathOf(unit.Name))).Select(row => $"{Name(row.File)} {row.Offset} {row.Reason}"));
        }

        return lines;
    }

    private static string Name(string path) => Path.GetFileName(path);

    [Fact]
    public async Task Rows_are_read_by_the_columns_that_the_recipe_names()
    {
        var rows = Put("rows.jsonl", Bytes("{\"key\":7,\"link\":\"u\",\"page\":\"<p>\",\"text\":\"t\"}\n{\"key\":8,\"text\":\"only text\"}\n{\"key\":9}\n"));
        var units = SourceUnits.Of([new SourceOptions { Jsonl = rows, Id = "key", Url = "link", Html = "page" }]);
        Assert.Equal(["7 u page <p>", "8  only text", "rows.jsonl 74 missing-field"], await Run(2, units));
    }

    [Fact]
    public async Task Pages_of_a_folder_are_one_unit_and_a_bad_one_is_named()
    {
        Put("site/a.html", Bytes("<p>a"));
        Put("site/b.html", []);
        Put("site/c.html", Bytes("<p>c"));
        var units = SourceUnits.Of([new SourceOptions { Html = _folder.File("site") }]);
        Assert.Single(units);
        Assert.Equal(["a.html page <p>a", "c.html page <p>c", "b.html 0 empty-file"], (await Run(3, units)).Select(line => line.Length > 32 ? line[33..] : line));
    }

    [Fact]
    public async Task Texts_of_a_WET_pass_as_they_are()
    {
        var wet = Put("x.warc.wet.gz", Join(Gzip(Info()), Gzip(Record("conversion", Bytes("the text"), "text/plain", "http://a.test/x"))));
        Assert.EndsWith(" x the text", Assert.Single(await Run(1, SourceUnits.Of([new SourceOptions { Wet = wet }]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_and_revisits_have_a_row_and_documents_the_date_of_the_fetch()
    {
        var warc = Put("r.warc", Join(
            Response("", "Location: http://b.test/é", "301 Moved", "http://a.test/old"), Record("revisit", [], url: "http://a.test/x"), Response()));
        Assert.Single(await Run(1, SourceUnits.Of([new SourceOptions { Warc = warc }])));
        var run = _folder.File("run-1-1");
        var rows = File.ReadAllLines(Assert.Single(Directory.GetFiles(Path.Combine(run, "redirects"))));
        Assert.StartsWith(
            "{\"url\":\"http://a.test/old\",\"reason\":\"http-301\",\"to\":\"http://b.test/%C3%A9\",\"to_date\":null,\"offset\":0,", rows[0],
            StringComparison.Ordinal);
        Assert.StartsWith("{\"url\":\"http://a.test/x\",\"reason\":\"revisit\",\"to\":\"http://a.test/x\"", rows[1], StringComparison.Ordinal);
        Assert.Equal(2, rows.Length);
        using var table = new Curation.Columns.ParquetReader(Assert.Single(Directory.GetFiles(Path.Combine(run, "documents"))));
        Assert.Equal((DocumentTable.Schema.Columns.Count - 1, "crawled"), (DocumentTable.Crawled, DocumentTable.Schema.Columns[DocumentTable.Crawled].Name));
        var document = Assert.Single(DocumentReader.Read(run, Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(run, "documents"))[0])));
        Assert.Null(document.Date);
    }

    [Fact]
    public async Task Ranges_of_a_file_give_its_documents_whatever_the_workers()
    {
        var file = Put("a.warc.gz", Join([.. Enumerable.Range(0, 90).Select(i => Gzip(Response(Page + Convert.ToBase64String(Noise(i, 4000)), url: $"http://a.test/{i}")))]));
        var whole = Assert.Single(SourceUnits.Of([new SourceOptions { Warc = file }]));
        var expected = await Run(1, whole);
        Assert.Equal(90, expected.Count);
        SourceUnit[] parts =
        [
            whole with { Name = "1", Range = new ByteRange(0, 100_000) },
            whole with { Name = "2", Range = new ByteRange(100_000, 200_000) },
            whole with { Name = "3", Range = new ByteRange(200_000, long.MaxValue) },
        ];
        Assert.Equal(expected, await Run(4, parts));
        Assert.Equal(4, parts.Append(whole).Select(part => new ExtractStep([part], new WholeBody(), ReadOptions.Default, "", 1, null).Units("")[0].Settings).Distinct().Count());
    }

    /// <summary>Says which bodies came as pages, and gives them back.</summary>
    private sealed class WholeBody : IExtractor
    {
        public ExtractedPage Extract(ReadOnlyMemory<byte> html, PageContext context) =>
            new(Encoding.UTF8.GetBytes("page " + Encoding.UTF8.GetString(html.Span[..Math.Min(html.Length, 60)])));
    }
}
