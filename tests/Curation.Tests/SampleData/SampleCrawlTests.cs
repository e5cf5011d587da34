using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Curation.Tests.SampleData;

public sealed class SampleCrawlTests
{
    private static readonly string _s_root = FindRoot();
    private static readonly string[] _s_fates = ["select", "drop", "exact-duplicate", "near-duplicate", "no-document", "quarantine"];

    [Fact]
    public void EveryRecordHasARow()
    {
        var expected = Rows().Where(r => r.Kind != "empty-file").CountBy(r => r.File).ToDictionary();
        foreach (var file in Directory.GetFiles(Path.Combine(_s_root, "crawl")))
            Assert.Equal(expected.GetValueOrDefault(Path.GetFileName(file)), Count(Content(file), "WARC/1.0\r\nWARC-Type: "));
    }

    [Fact]
    public void RowsAgreeWithEachOther()
    {
        var rows = Rows();
        Assert.All(rows, r => Assert.Contains(r.Fate, _s_fates));
        var documents = rows.Where(r => r.Fate != "no-document" && r.Url is not null).ToDictionary(r => r.Url!);
        Assert.All(rows.Where(r => r.Of is not null), r => Assert.Contains(documents[r.Of!].Fate, (string[])["select", "drop"]));
        Assert.All(rows.Where(r => r.Fate == "near-duplicate"), r => Assert.Equal("select", documents[r.Of!].Fate));
        Assert.All(rows.Where(r => r.Fate == "no-document" && r.Url is not null), r => Assert.False(documents.ContainsKey(r.Url!)));
    }

    [Fact]
    public void EveryIdentifierIsInTheCrawl()
    {
        var identifiers = File.ReadAllLines(Path.Combine(_s_root, "expected", "identifiers.txt"));
        var text = string.Concat(Directory.GetFiles(Path.Combine(_s_root, "crawl")).Select(Content));
        Assert.Equal(identifiers.Order(StringComparer.Ordinal), Rows().SelectMany(r => r.Planted ?? []).Distinct().Order(StringComparer.Ordinal));
        Assert.All(identifiers, i => Assert.Contains(i, text, StringComparison.Ordinal));
        Assert.All(identifiers, i => Assert.Single(identifiers, other => other.Contains(i, StringComparison.Ordinal)));
    }

    private static Row[] Rows() =>
        [.. File.ReadLines(Path.Combine(_s_root, "expected", "pages.jsonl")).Select(l => JsonSerializer.Deserialize<Row>(l, JsonSerializerOptions.Web)!)];

    private static string Content(string file)
    {
        using var stream = File.OpenRead(file);
        using var content = new MemoryStream();
        using Stream source = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = source.Read(buffer)) > 0;) content.Write(buffer, 0, read);
        }
        catch (InvalidDataException) when (file.EndsWith("part-07.warc.gz", StringComparison.Ordinal))
        {
            // the last record of this file is torn on purpose
        }

        return Encoding.Latin1.GetString(content.GetBuffer(), 0, (int)content.Length);
    }

    private static int Count(string text, string marker)
    {
        var count = 0;
        for (var at = text.IndexOf(marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + 1, StringComparison.Ordinal)) count++;
        return count;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "sample-data", "crawl"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "sample-data");
    }

    private sealed record Row(string? Url, string File, string Kind, string Fate, string? Of, string[]? Planted);
}
