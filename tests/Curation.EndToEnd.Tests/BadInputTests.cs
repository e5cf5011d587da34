using System.IO.Compression;
using System.Text;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;

namespace Curation.EndToEnd.Tests;

/// <summary>Files and records that cannot be read: each is named with file, offset and reason, and the run goes on.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatCannotBeReadIsQuarantinedAndTheRestIsCurated()
    {
        var (first, last) = (Gzip(Page("http://a.test/first", Sound("first"))), Gzip(Page("http://a.test/last", Sound("last"))));
        var lie = Page("http://a.test/lie", Sound("lie"), lie: 4000);
        var noise = Gzip(Page("http://a.test/noise", Noise()));
        var huge = Gzip(Page(
            "http://a.test/huge", Encoding.ASCII.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<p>one more line of it</p>\n", 800_000)))));
        var torn = _folder.Write("a-torn.warc.gz", [.. first, .. last[..(last.Length / 2)]]);
        var lying = _folder.Write("b-lying.warc", [.. Page("http://a.test/second", Sound("second")), .. lie, .. Page("http://a.test/third", Sound("third"))]);
        var odd = _folder.Write("c-odd.warc.gz", [.. noise, .. huge, .. last]);
        var empty = _folder.Write("d-empty.warc.gz", []);
        var recipe = _folder.Write("recipe.yaml", $$"""
            sources:
              - warc: {{_folder.Path}}/*.warc*
            quality: { score: [ prose ] }
            select: { keep: 100% }
            shard: { tokenizer: "train:300" }
            """);

        await Shell.Succeed("run", recipe, "--output", _folder.File("run"));

        var offset = Page("http://a.test/second", Sound("second")).Length;
        (string, long, string?, string)[] expected =
        [
            (torn, first.Length, null, "truncated-gzip"),
            (lying, offset, "http://a.test/lie", "wrong-content-length"),
            (odd, 0, "http://a.test/noise", "broken-charset"),
            (odd, noise.Length, "http://a.test/huge", "page-too-large"),
            (empty, 0, null, "empty-file"),
        ];
        var found = RunFiles.Quarantine(_folder.File("run")).OrderBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Offset).ToArray();
        Assert.Equal(expected, found.Select(row => (row.File, row.Offset, row.Reason is "truncated-gzip" ? null : row.Url, row.Reason)));
        Assert.All(found, row => Assert.NotEmpty(row.Detail));

        var ledger = RunFiles.Ledger(_folder.File("run"));
        Assert.Equal(
            expected.Select(row => "extract/" + row.Item4).Order(StringComparer.Ordinal),
            ledger.Where(row => row.Verdict == LedgerTable.Quarantine).Select(row => row.Reason).Order(StringComparer.Ordinal));
        string[] sound = ["http://a.test/first", "http://a.test/last", "http://a.test/second"];
        Assert.Subset(ledger.Where(row => row.Verdict != LedgerTable.Quarantine).Select(row => row.Url!).ToHashSet(), sound.ToHashSet());
    }

    [Fact]
    public async Task RowsThatAreNoRowsAreQuarantined()
    {
        var rows = _folder.Write(
            "rows.jsonl",
            "{\"id\":\"a\",\"text\":\"One two three four five.\"}\n{\"id\":\n{\"id\":\"b\"}\n{\"id\":\"a\",\"text\":\"The same id, another text.\"}\n");
        var recipe = _folder.Write("recipe.yaml", $$"""
            sources:
              - jsonl: {{rows}}
            select: { keep: 100% }
            shard: { tokenizer: "train:300" }
            """);
        await Shell.Succeed("run", recipe, "--output", _folder.File("run"));
        Assert.Equal(
            [(rows, 45L, "bad-json"), (rows, 52L, "missing-field")],
            RunFiles.Quarantine(_folder.File("run")).Select(row => (row.File, row.Offset, row.Reason)));
        // which of the two is kept hangs on their texts alone, not on their order
        Assert.Equal(
            [
                ("a", "drop", "extract/repeated-id"),
                ("a", "keep", null),
                (null, "quarantine", "extract/bad-json"),
                (null, "quarantine", "extract/missing-field"),
            ],
            RunFiles.Ledger(_folder.File("run")).Select(row => (row.Id, row.Verdict, row.Reason))
                .OrderBy(row => row.Verdict, StringComparer.Ordinal).ThenBy(row => row.Reason, StringComparer.Ordinal));
    }

    private static byte[] Sound(string subject) => Encoding.UTF8.GetBytes(
        $"<html><head><title>The {subject} page</title></head><body><article><p>This is the {subject} page of a small site, "
        + $"and it says a few plain things about the {subject} of its kind.</p></article></body></html>");

    private static byte[] Noise() =>
        [.. "<html><head><meta charset=\"utf-8\"></head><body><p>"u8, .. Enumerable.Range(0, 6000).Select(i => (byte)(0x80 + (i * 7919 % 128)))];

    private static byte[] Page(string url, byte[] html, int lie = 0)
    {
        var answer = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {html.Length}\r\n\r\n";
        byte[] message = [.. Encoding.ASCII.GetBytes(answer), .. html];
        var header = $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-17T00:00:00Z\r\n"
            + $"Content-Type: application/http; msgtype=response\r\nContent-Length: {message.Length + lie}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(header), .. message, .. "\r\n\r\n"u8];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
