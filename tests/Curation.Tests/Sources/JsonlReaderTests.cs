using System.Text;
using Curation.Sources;
using Curation.Sources.Jsonl;
using static Curation.Tests.Sources.WarcFixture;

namespace Curation.Tests.Sources;

public sealed class JsonlReaderTests
{
    private static List<SourceItem> Read(byte[] file, ReadOptions? options = null) => [.. JsonlReader.Read(new MemoryStream(file), options ?? new())];

    [Fact]
    public void Rows_are_pages_or_texts()
    {
        const string rows =
            "\uFEFF{\"id\":\"é\\n1\",\"url\":\"u\",\"html\":\"<p>\\u00e9\\\"\"}\r\n\n{\"text\":\"t\",\"id\":7,\"title\":\"T\",\"date\":null,\"x\":{\"html\":[1]}}";
        var items = Read(Bytes(rows));
        var page = Assert.IsType<PageItem>(items[0]);
        Assert.Equal(("é\n1", "u", "<p>é\"", "utf-8", 0L), (page.Id, page.Url, Encoding.UTF8.GetString(page.Body.Span), page.Charset, page.Offset));
        var text = Assert.IsType<TextItem>(items[1]);
        Assert.Equal(("7", "", "t", "T", null), (text.Id, text.Url, Encoding.UTF8.GetString(text.Text.Span), text.Title, text.Date));
        Assert.Equal(Bytes(rows).Length, text.Offset + text.Length);
        Assert.Equal(items.Select(item => (item.Offset, item.Length)), Read(Gzip(Bytes(rows))).Select(item => (item.Offset, item.Length)));
    }

    [Theory]
    [InlineData("{\"html\":\"\",\"text\":\"t\"}", "t")]
    [InlineData("{\"html\":null,\"text\":\"\"}", "")]
    [InlineData("{\"html\":\"\"}", null)]
    public void An_empty_page_gives_way_to_a_text(string row, string? expected) =>
        Assert.Equal(expected, Assert.Single(Read(Bytes(row))) is TextItem text ? Encoding.UTF8.GetString(text.Text.Span) : null);

    [Theory]
    [InlineData("{\"id\":1", "bad-json")]
    [InlineData("[1]", "bad-json")]
    [InlineData("{\"html\":{}}", "bad-json")]
    [InlineData("{\"html\":123}", "bad-json")]
    [InlineData("{\"id\":1,\"text\":1}", "bad-json")]
    [InlineData("{\"html\":\"x\"} {}", "bad-json")]
    [InlineData("{\"url\":\"x\"}", "missing-field")]
    [InlineData("{\"url\":\"x\",\"html\":\"\"}", "empty-page")]
    [InlineData("{\"html\":\"0123456789x\"}", "page-too-large")]
    public void Bad_rows_name_their_line_and_cost_nothing_else(string row, string reason)
    {
        var items = Read(Bytes($"{{\"text\":\"a\"}}\n{row}\n{{\"text\":\"b\"}}\n"), new() { MaxBytes = 10 });
        var bad = Assert.IsType<BadItem>(items[1]);
        Assert.Equal((reason, 13L, (long)row.Length), (bad.Reason, bad.Offset, bad.Length));
        Assert.Equal(2, bad.Line);
        Assert.IsType<TextItem>(items[2]);
        Assert.Equal(3, items.Count);
    }

    [Theory]
    [InlineData("{\"id\":\"i\",\"text\":1}", "i", false)]
    [InlineData("{\"text\":[{\"text\":\"x\"}],\"id\":7}", "7", true)]
    [InlineData("{\"url\":{},\"id\":\"i\",\"text\":\"t\"}", "i", false)]
    [InlineData("{\"id\":{},\"text\":\"t\"}", null, false)]
    public void A_row_with_a_value_of_the_wrong_kind_keeps_its_id(string row, string? id, bool isNumber)
    {
        var bad = Assert.IsType<BadItem>(Assert.Single(Read(Bytes(row))));
        Assert.Equal(("bad-json", id, isNumber), (bad.Reason, bad.Id, bad.HasNumberId));
    }

    [Theory]
    [InlineData("a\\ud83d", "a\uFFFD")]
    [InlineData("\\ude00b\\uD83D\\uDE00", "\uFFFDb😀")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD😀")]
    [InlineData("\\\\ud83d \\ud83d\\n", "\\ud83d \uFFFD\n")]
    public void Half_a_character_is_replaced(string escaped, string expected) => Assert.Equal(
        (expected, expected),
        Assert.IsType<TextItem>(Assert.Single(Read(Bytes($"{{\"id\":\"{escaped}\",\"text\":\"{escaped}\"}}")))) is var text
            ? (text.Id, Encoding.UTF8.GetString(text.Text.Span)) : default);

    [Fact]
    public void Other_fields_may_be_nested_deeply()
    {
        const int depth = 10_000;
        var row = $"{{\"x\":{new string('[', depth)}{new string(']', depth)},\"text\":\"t\"}}";
        Assert.IsType<TextItem>(Assert.Single(Read(Bytes(row))));
    }

    [Fact]
    public void Long_lines_bad_bytes_and_cut_files()
    {
        var items = Read(
            Join(Bytes(new string('x', 1_000_000)), Bytes("\n{\"text\":\""), [0xFF], Bytes("\"}\n{\"text\":\"ok\"}")), new() { MaxBytes = 10_000 });
        Assert.Equal(["page-too-large", "bad-json", ""], items.Select(item => (item as BadItem)?.Reason ?? ""));
        var rows = Bytes(string.Concat(Enumerable.Range(0, 3000).Select(i => $"{{\"text\":\"{Convert.ToBase64String(Noise(i, 60))}\"}}\n")));
        var cut = Read(Gzip(rows)[..^900]);
        Assert.Equal("truncated-gzip", Assert.IsType<BadItem>(cut[^1]).Reason);
        Assert.All(cut.SkipLast(1), item => Assert.IsType<TextItem>(item));
        Assert.InRange(cut.Count, 1000, 3000);
        Assert.Equal("empty-file", Assert.IsType<BadItem>(Assert.Single(Read([]))).Reason);
    }

    [Fact]
    public void Field_names_can_be_chosen()
    {
        var items = Read(Bytes("{\"key\":\"k\",\"text\":\"a\",\"content\":\"b\"}"), new() { Fields = new() { Id = "key", Text = "content" } });
        var text = Assert.IsType<TextItem>(Assert.Single(items));
        Assert.Equal(("k", "b"), (text.Id, Encoding.UTF8.GetString(text.Text.Span)));
    }

    [Fact]
    public void A_path_tells_its_kind_by_content()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string Put(string name, byte[] bytes)
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllBytes(path, bytes);
                return path;
            }

            var options = ReadOptions.Default;
            Assert.IsType<PageItem>(Assert.Single(SourceFile.Read(Put("w", Gzip(Response())), options)));
            Assert.IsType<TextItem>(Assert.Single(SourceFile.Read(Put("j", Bytes(" {\"text\":\"a\"}")), options)));
            Assert.IsType<PageItem>(Assert.Single(SourceFile.Read(Put("b.html", Bytes(Page)), options)));
            Assert.IsType<PageItem>(Assert.Single(SourceFile.Read(Put("a.html", Gzip(Bytes(Page))), options)));
            Assert.Equal(["a.html", "b.html"], SourceFile.Read(folder.FullName, options).Select(item => Path.GetFileName(((PageItem)item).Url)));
            Assert.Equal("empty-file", Assert.IsType<BadItem>(Assert.Single(SourceFile.Read(Put("e", []), options))).Reason);
            Assert.Equal("truncated-gzip", Assert.IsType<BadItem>(Assert.Single(SourceFile.Read(Put("t.warc.gz", Gzip(Response())[..20]), options))).Reason);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
