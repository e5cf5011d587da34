using System.IO.Compression;
using System.Text;
using Curation.Sources;
using Curation.Sources.Warc;
using Curation.Storage;
using static Curation.Tests.Sources.WarcFixture;

namespace Curation.Tests.Sources;

public sealed class WarcReaderTests
{
    private static readonly ReadOptions _small = new() { MaxBytes = 100_000 };

    private static List<SourceItem> Read(byte[] file, ReadOptions? options = null) => [.. WarcReader.Read(new MemoryStream(file), options ?? _small)];

    private static string Show(SourceItem item) => item switch
    {
        PageItem page => $"page {page.Url} {page.Body.Length}",
        TextItem text => $"text {text.Url} {text.Text.Length}",
        SkippedItem skipped => $"skip {skipped.Reason}",
        BadItem bad => $"bad {bad.Reason}",
        _ => "?",
    };

    private static string Shown(byte[] file, ReadOptions? options = null) => string.Join(" | ", Read(file, options).Select(Show));

    private static SourceItem One(byte[] record) => Assert.Single(Read(record));

    [Fact]
    public void A_response_becomes_a_page_with_what_the_headers_say()
    {
        var page = Assert.IsType<PageItem>(One(Response(
            headers: "content-type: TEXT/HTML ; Charset=\"ISO-8859-2\"\r\nContent-Language: de", url: "<http://a.test/x>")));
        Assert.Equal(("http://a.test/x", Page, "ISO-8859-2", "de", "2024-05-06T07:08:09Z", (string?)null),
            (page.Context.Url, Encoding.UTF8.GetString(page.Body.Span), page.Context.Charset, page.Context.LanguageHeader, page.Crawled, page.Id));
    }

    [Theory]
    [InlineData("Server: x", null)]
    [InlineData("Link: </style.css>; rel=preload\r\nX-Robots-Tag: somebot: noindex, nofollow", "somebot:noindex,somebot:nofollow | | | | ")]
    [InlineData("X-Robots-Tag: noai\r\nx-robots-tag: NoIndex, max-snippet: 5, bot: none", "noai, NoIndex, max-snippet: 5, bot:none | | | | ")]
    [InlineData("X-Robots-Tag: googlebot: NoAI, nofollow, noimageai", "NoAI, googlebot:nofollow, noimageai | | | | ")]
    [InlineData("TDM-Reservation: 1\r\nTDM-Policy: /tdm.json", " | 1 | /tdm.json | | ")]
    [InlineData("Link: </a.css>; rel=preload, <http://a.test/c?x=1,2>; title=x; rel=\"Canonical\", </l>;rel='license'", " | | | http://a.test/c?x=1,2 | /l")]
    [InlineData("Link: <http://a.test/c>; rel=\"canonical license\"\r\nLink: <x>; rel=canonical", " | | | http://a.test/c | http://a.test/c")]
    [InlineData("Link: <broken; rel=canonical", null)]
    public void Headers_on_use_and_address_go_with_the_page(string headers, string? expected)
    {
        var rights = Assert.IsType<PageItem>(One(Response(headers: "Content-Type: text/html\r\n" + headers))).Context.Rights;
        Assert.Equal(
            expected?.Replace(" ", "", StringComparison.Ordinal),
            rights is null ? null : string.Join('|', rights.Robots?.Replace(" ", "", StringComparison.Ordinal), rights.TdmReservation, rights.TdmPolicy, rights.Canonical,
                rights.License));
    }

    [Theory]
    [InlineData("404 Not Found", "Content-Type: text/html", Page, "skip http-404")]
    [InlineData("301 Moved", "Content-Type: text/html", Page, "skip http-301")]
    [InlineData("206 Partial Content", "Content-Type: text/html", Page, "page http://a.test/ 38")]
    [InlineData("200", "Content-Type: text/html", Page, "page http://a.test/ 38")]
    [InlineData("200 OK", "Content-Type: text/html", "", "skip empty-body")]
    [InlineData("200 OK", "Content-Type: text/plain", Page, "page http://a.test/ 38")]
    [InlineData("200 OK", "Content-Type: image/png", " <!doctype HTML><p>x", "page http://a.test/ 20")]
    [InlineData("200 OK", "Content-Type: application/json", Page, "page http://a.test/ 38")]
    [InlineData("200 OK", "Content-Type: application/json; charset=utf-8", "\n<!DOCTYPE html><p>x", "page http://a.test/ 20")]
    [InlineData("200 OK", "Content-Type: application/json", "{\"a\":\"<html>\"}", "skip content-type")]
    [InlineData("200 OK", "Content-Type: application/json", "\"<p>x\"", "skip content-type")]
    [InlineData("200 OK", "Content-Type: text/plain", "<p>how to write <html>", "skip content-type")]
    [InlineData("200 OK", "Content-Type: image/svg+xml", "<?xml version=\"1.0\"?><svg>", "skip content-type")]
    [InlineData("200 OK", "Content-Type: image/png", "\u0089PNG", "skip content-type")]
    [InlineData("200 OK", "Server: x", "<\0h\0t\0m\0l\0>\0", "page http://a.test/ 12")]
    [InlineData("200 OK", "Content-Type: text/html", "%PDF-1.4 xxx", "skip content-type")]
    [InlineData("200 OK", "Server: x", " \n<!DOCTYPE html><p>x", "page http://a.test/ 21")]
    [InlineData("200 OK", "Server: x", "\uFEFF<HTML>", "page http://a.test/ 9")]
    [InlineData("200 OK", "Server: x", "plain words", "skip content-type")]
    [InlineData("200 OK", "Content-Type: text/xml", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "page http://a.test/ 38")]
    [InlineData("200 OK", "Content-Type: application/xml", "<?xml version=\"1.0\"?><!DOCTYPE x PUBLIC \"-//W3C//DTD XHTML 1.0\">", "page http://a.test/ 64")]
    [InlineData("200 OK", "Content-Type: text/xml", "<?xml version=\"1.0\"?><rss>", "skip content-type")]
    [InlineData("200 OK", "Content-Type: application/xhtml+xml", "<?xml version=\"1.0\"?><html>", "page http://a.test/ 27")]
    [InlineData("200 OK", "Content-Type: html", Page, "page http://a.test/ 38")]
    [InlineData("OK", "Content-Type: text/html", Page, "bad bad-http")]
    public void Status_and_type_decide(string status, string headers, string body, string expected) =>
        Assert.Equal(expected, Show(One(Response(body, headers, status))));

    [Fact]
    public void An_interim_response_before_the_final_one_is_passed_over()
    {
        var interim = Bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
        var page = Assert.IsType<PageItem>(One(Record("response", Join(interim, Http(Bytes(Page), "Content-Type: text/html; charset=koi8-r")))));
        Assert.Equal((Page, "koi8-r"), (Encoding.UTF8.GetString(page.Body.Span), page.Charset));
        Assert.Equal("skip http-100", Show(One(Record("response", interim[..25]))));
    }

    [Theory]
    [InlineData("301 Moved", "Location: /b?x#y", "http://a.test/b?x#y")]
    [InlineData("302 Found", "Location: https://b.test/", "https://b.test/")]
    [InlineData("304 Not Modified", "Server: x", null)]
    [InlineData("404 Not Found", "Location: /b", null)]
    public void A_redirect_tells_where_it_leads(string status, string headers, string? expected) =>
        Assert.Equal(expected, Assert.IsType<SkippedItem>(One(Response("", headers, status))).To);

    [Theory]
    [InlineData("WARC-Refers-To-Target-URI: <http://a.test/old>\r\nWARC-Refers-To-Date: 2020-01-02T03:04:05Z\r\n", "http://a.test/old", "2020-01-02T03:04:05Z")]
    [InlineData("", "http://a.test/", null)]
    public void A_revisit_tells_what_it_repeats(string fields, string to, string? date)
    {
        var record = Bytes($"WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://a.test/\r\n{fields}Content-Length: 0\r\n\r\n\r\n\r\n");
        var skipped = Assert.IsType<SkippedItem>(One(record));
        Assert.Equal(("revisit", to, date), (skipped.Reason, skipped.To, skipped.ToDate));
    }

    [Theory]
    [InlineData("response", "application/http", "skip http-404")]
    [InlineData("resource", "text/html", "page http://a.test/ 61")]
    [InlineData("resource", "image/png", "skip content-type")]
    [InlineData("conversion", "text/plain", "text http://a.test/ 61")]
    [InlineData("request", "application/http; msgtype=request", "skip record-type")]
    [InlineData("metadata", "application/warc-fields", "skip record-type")]
    [InlineData("revisit", "application/http", "skip revisit")]
    [InlineData("response", "text/dns", "skip content-type")]
    public void Record_type_decides(string type, string contentType, string expected) =>
        Assert.Equal(expected, Show(One(Record(type, Http(Bytes("<html>gone"), "Content-Type: text/html", "404 Not Found"), contentType, version: "1.1"))));

    [Fact]
    public void Heads_may_end_their_lines_in_LF_alone_and_fold_them()
    {
        var block = Bytes("HTTP/1.1 200 OK\nServer: x\n Content-Type: image/png\nContent-Type:\n\ttext/html;\r\n  charset=koi8-r\nContent-Encoding: identity\n\n" + Page);
        var head = Bytes($"WARC/1.1\nWARC-Type: response\nWARC-Target-URI:\n http://a.test/1\nContent-Length: {block.Length}\n\n");
        var page = Assert.IsType<PageItem>(One(Join(head, block, Bytes("\n\n"))));
        Assert.Equal(("http://a.test/1", "koi8-r", Page), (page.Url, page.Charset, Encoding.UTF8.GetString(page.Body.Span)));
    }

    [Fact]
    public void A_block_that_is_no_HTTP_is_bad() => Assert.Equal(
        "bad bad-http | bad bad-http",
        Shown(Join(Record("response", Bytes("nonsense")), Record("response", Bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")))));

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("raw")]
    [InlineData("br")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    public void Content_encodings_are_undone(string encoding)
    {
        var packed = encoding switch
        {
            "deflate" => Pack(Bytes(Page), s => new ZLibStream(s, CompressionLevel.Optimal)),
            "raw" => Pack(Bytes(Page), s => new DeflateStream(s, CompressionLevel.Optimal)),
            "br" => Pack(Bytes(Page), s => new BrotliStream(s, CompressionLevel.Optimal)),
            "gzip, br" => Pack(Gzip(Bytes(Page)), s => new BrotliStream(s, CompressionLevel.Optimal)),
            "identity" => Bytes(Page),
            _ => Gzip(Bytes(Page)),
        };
        var page = Assert.IsType<PageItem>(One(Record(
            "response", Http(packed, $"Content-Type: text/html\r\nContent-Encoding: {(encoding == "raw" ? "deflate" : encoding)}"))));
        Assert.Equal(Page, Encoding.UTF8.GetString(page.Body.Span));
    }

    [SkippableFact]
    public void The_zstd_encoding_is_undone_as_far_as_it_is_sound()
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var packed = ZstdFixture.Frame(Bytes(Page));
        Assert.Equal(Page, Encoding.UTF8.GetString(Assert.IsType<PageItem>(One(Zstandard(packed))).Body.Span));
        Assert.Equal("bad bad-content-encoding", Shown(Zstandard(packed[..6])));

        static byte[] Zstandard(byte[] body) => Record("response", Http(body, "Content-Type: text/html\r\nContent-Encoding: zstd"));
    }

    [Fact]
    public void The_root_of_xhtml_may_stand_behind_a_long_comment()
    {
        var page = $"<?xml version='1.0'?><!--{new string('x', 5000)}--><HTML><p>x</p></HTML>";
        Assert.Equal($"page http://a.test/ {page.Length}", Shown(Response(page, headers: "Content-Type: text/xml")));
        Assert.Equal("skip content-type", Shown(Response(page.Replace("HTML", "feed", StringComparison.Ordinal), headers: "Content-Type: text/xml")));
    }

    [Fact]
    public void Chunks_are_joined_and_then_unpacked()
    {
        var packed = Gzip(Bytes(Page));
        var chunked = Join(Bytes("5;name=value\r\n"), packed[..5], Bytes($"\r\n{packed.Length - 5:X}\r\n"), packed[5..], Bytes("\r\n0\r\nTrailer: x\r\n\r\n"));
        var page =
            Assert.IsType<PageItem>(One(Record("response", Http(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"))));
        Assert.Equal(Page, Encoding.UTF8.GetString(page.Body.Span));
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n", "bad bad-chunk")]
    [InlineData("Transfer-Encoding: chunked", "3\r\nabc\r\nff\r\nabc", "page http://a.test/ 6")]
    [InlineData("Transfer-Encoding: chunked", "2\r\nabc\r\n0\r\n\r\n", "bad bad-chunk")]
    [InlineData("Transfer-Encoding: chunked", "3\r\nabc\r\n", "page http://a.test/ 3")]
    [InlineData("Transfer-Encoding: chunked", "3\r\nabc\r\nf", "page http://a.test/ 3")]
    [InlineData("Transfer-Encoding: chunked", "3\r\n", "bad bad-chunk")]
    [InlineData("Transfer-Encoding: chunked", "ffffffff\r\nabc\r\n", "bad bad-chunk")]
    [InlineData("Transfer-Encoding: chunked", Page, "page http://a.test/ 38")]
    [InlineData("Content-Encoding: gzip", Page, "page http://a.test/ 38")]
    [InlineData("Content-Encoding: gzip", "nonsense", "bad bad-content-encoding")]
    [InlineData("Content-Encoding: br", "\u0001nonsense nonsense", "bad bad-content-encoding")]
    [InlineData("Content-Encoding: compress", "nonsense", "bad bad-content-encoding")]
    [InlineData("Content-Encoding: gzip,gzip,gzip,gzip,gzip", "nonsense", "bad bad-content-encoding")]
    public void Damaged_bodies_are_bad_and_bodies_stored_decoded_are_taken(string header, string body, string expected) =>
        Assert.Equal(expected, Show(One(Response(body, "Content-Type: text/html\r\n" + header))));

    [Theory]
    [InlineData("Content-Encoding: gzip")]
    [InlineData("Transfer-Encoding: gzip, chunked")]
    [InlineData("Transfer-Encoding: gzip")]
    [InlineData("Server: x")]
    public void Gzip_bodies_are_unpacked_as_far_as_they_go(string header)
    {
        var text = Page + Convert.ToBase64String(Noise(1, 5000));
        var (half, packed) = (text.Length / 2, Gzip(Bytes(text)));
        Assert.Equal(text, Unpacked(packed));
        Assert.Equal(text, Unpacked(Join(Gzip(Bytes(text[..half])), Gzip(Bytes(text[half..])))));
        Assert.Equal(text, Unpacked(Gzip(packed)));
        Assert.Equal(text, Unpacked(packed[..^8]));
        Assert.Equal(text, Unpacked(Join(packed, Bytes("junk"))));
        var cut = Unpacked(packed[..^2000]);
        Assert.InRange(cut.Length, half, text.Length - 1);
        Assert.StartsWith(cut, text, StringComparison.Ordinal);
        var unchunked = header.Replace(", chunked", "", StringComparison.Ordinal);
        Assert.Equal("bad bad-content-encoding", Show(One(Record("response", Http(packed[..12], $"Content-Type: text/html\r\n{unchunked}")))));

        string Unpacked(byte[] body)
        {
            var isChunked = header.EndsWith("chunked", StringComparison.Ordinal);
            var sent = isChunked ? Join(Bytes($"{body.Length:x}\r\n"), body, Bytes("\r\n0\r\n\r\n")) : body;
            return Encoding.UTF8.GetString(Assert.IsType<PageItem>(One(Record("response", Http(sent, $"Content-Type: text/html\r\n{header}")))).Body.Span);
        }
    }

    [Fact]
    public void A_gzip_file_to_download_is_no_page() =>
        Assert.Equal("skip content-type", Show(One(Record("response", Http(Gzip(Bytes(Page)), "Content-Type: application/octet-stream")))));

    [Fact]
    public void Large_pages_and_bombs_are_refused()
    {
        var bomb = Gzip(new byte[50_000_000]);
        var file = Join(
            Record("response", Http(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip")),
            Response(Page + new string('x', 100_001)),
            Response(Page + new string('x', 1_000_000)),
            Response(new string('x', 1_000_000), "Content-Type: video/mp4"),
            Response());
        const string expected = "bad page-too-large | bad page-too-large | bad page-too-large | skip content-type | page http://a.test/ 38";
        Assert.Equal(expected, Shown(file));
        Assert.Equal(expected, Shown(Gzip(file)));
    }

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Members_have_exact_offsets_and_lengths(CompressionLevel level)
    {
        byte[][] records = [Info(),
            .. Enumerable.Range(0, 200).Select(i => Response(Page + Convert.ToBase64String(Noise(i, i * 400)), url: $"http://a.test/{i}"))];
        var members = Array.ConvertAll(records, record => Gzip(record, level));
        var items = Read(Join(members), ReadOptions.Default);
        Assert.Equal(members.Length, items.Count);
        var offset = 0L;
        for (var i = 0; i < members.Length; i++)
        {
            Assert.Equal((offset, members[i].Length), (items[i].Offset, items[i].Length));
            offset += members[i].Length;
        }

        Assert.All(items.Skip(1), (item, i) => Assert.Equal($"http://a.test/{i}", Assert.IsType<PageItem>(item).Url));
    }

    [Fact]
    public void Plain_files_and_one_large_gzip_count_unpacked_bytes()
    {
        byte[][] records = [Info(), .. Enumerable.Range(0, 50).Select(i => Response(Page + new string('y', i * 1000), url: $"http://a.test/{i}"))];
        var plain = Read(Join(records));
        var offset = 0L;
        for (var i = 0; i < records.Length; i++)
        {
            Assert.Equal((offset, records[i].Length), (plain[i].Offset, plain[i].Length));
            offset += records[i].Length;
        }

        Assert.Equal(plain.Select(Place), Read(Gzip(Join(records))).Select(Place));
        Assert.Equal(plain.Select(Place), Read(Blocks(Join(records))).Select(Place));

        static string Place(SourceItem item) => $"{item.Offset} {item.Length} {Show(item)}";
        static byte[] Blocks(byte[] bytes) => Join([.. bytes.Chunk(7001).Select(block => Gzip(block))]);
    }

    [Fact]
    public void A_length_that_lies_costs_one_record()
    {
        byte[][] records =
        [
            Info(), Response(url: "http://a.test/1"), Response(length: 20), Response(url: "http://a.test/3"),
            Response(length: 400), Response(url: "http://a.test/5"), Response(length: 99_000_000_000), Response(url: "http://a.test/7"),
        ];
        const string expected = "skip record-type | page http://a.test/1 38 | bad wrong-content-length | page http://a.test/3 38"
            + " | bad wrong-content-length | page http://a.test/5 38 | bad wrong-content-length | page http://a.test/7 38";
        Assert.Equal(expected, Shown(Join(records)));
        Assert.Equal(expected, Shown(Gzip(Join(records))));
        Assert.Equal(expected, Shown(Join(Array.ConvertAll(records, record => Gzip(record)))));
    }

    [Fact]
    public void Garbage_between_records_costs_nothing_else()
    {
        var (one, two) = (Response(url: "http://a.test/1"), Response(url: "http://a.test/2"));
        const string expected = "page http://a.test/1 38 | bad bad-warc-header | page http://a.test/2 38";
        Assert.Equal(expected, Shown(Join(one, Bytes("garbage WARC/1.0 \nWARC"), Bytes("\n"), two)));
        Assert.Equal(expected, Shown(Join(one, new byte[512], two)));
        Assert.Equal(expected, Shown(Join(one, Bytes("garbage WARC/1.0 WARC/1."), two)));
        Assert.Equal(expected, Shown(Gzip(Join(one, new byte[512], two))));
        Assert.Equal(expected, Shown(Join(one, Bytes("WARC/1.0\r\nno: type\r\n\r\n"), two)));
        Assert.Equal(expected, Shown(Join(one, Bytes("WARC/1.0\r\n" + new string('x', 200_000) + "\r\n"), two)));
        Assert.Equal(expected.Replace("bad-warc-header", "bad-gzip", StringComparison.Ordinal), Shown(Join(Gzip(one), Noise(3, 300_000), Gzip(two))));
        Assert.Equal("page http://a.test/1 38 | page http://a.test/2 38", Shown(Join(Gzip(one), new byte[1000], Gzip(two), new byte[5])));
    }

    [Fact]
    public void Damaged_members_cost_one_record()
    {
        var members = Enumerable.Range(0, 5).Select(i => Gzip(Response(Page + Convert.ToBase64String(Noise(i, 20_000)), url: $"http://a.test/{i}"))).ToArray();
        var good = Read(Join(members));
        var flipped = (byte[])members[1].Clone();
        flipped[9000] ^= 0x55;
        var checksum = (byte[])members[3].Clone();
        checksum[^6] ^= 1;
        var items = Read(Join(members[0], flipped, members[2], checksum, members[4][..^4000]));
        Assert.Equal(["page", "bad bad-gzip", "page", "bad bad-gzip", "bad truncated-gzip"], items.Select(item => item is PageItem ? "page" : Show(item)));
        Assert.Equal(good.Select(item => item.Offset), items.Select(item => item.Offset));
        Assert.Equal(
            ["page", "bad bad-gzip", "page"], Read(Join(members[0], members[1][..9000], members[2])).Select(item => item is PageItem ? "page" : Show(item)));
    }

    [Fact]
    public void A_cut_file_is_whole_up_to_the_cut()
    {
        var records = Join(Response(url: "http://a.test/1"), Response(Page + Convert.ToBase64String(Noise(1, 30_000))));
        Assert.Equal("page http://a.test/1 38 | bad truncated-record", Shown(records[..^500]));
        Assert.Equal("page http://a.test/1 38 | bad truncated-record", Shown(Join(Response(url: "http://a.test/1"), Bytes("WARC/1.0\r\nWARC-Type: resp"))));
        Assert.Equal("page http://a.test/1 38 | bad truncated-gzip", Shown(Gzip(records)[..^500]));
        Assert.Equal("bad truncated-gzip", Shown(Gzip(records)[..15]));
        Assert.Equal("bad empty-file", Shown([]));
        Assert.Equal("bad empty-file", Shown(Gzip([])));
        Assert.Equal("bad bad-warc-header", Shown(Bytes("no warc at all")));
    }

    [Fact]
    public void Every_cut_and_every_flip_ends_in_few_items_and_spares_the_other_records()
    {
        var file = Join(Gzip(Info()), Gzip(Response()), Gzip(Response(headers: "Content-Type: text/html\r\nTransfer-Encoding: chunked")));
        for (var i = 0; i < file.Length; i++)
        {
            var flipped = (byte[])file.Clone();
            flipped[i] ^= (byte)(1 << i % 8);
            Assert.InRange(Read(file[..i]).Count, 1, 3);
            var items = Read(flipped);
            Assert.InRange(items.Count, 2, 5);
            Assert.InRange(items.Count(item => item is PageItem or SkippedItem), 2, 3);
        }
    }

    [Fact]
    public void Gzip_headers_may_carry_names_and_extra_fields()
    {
        var plain = Gzip(Response());
        var header = Join([0x1F, 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3], [3, 0, 1, 2, 3], Bytes("name\0comment\0"), [0, 0]);
        Assert.Equal("page http://a.test/ 38 | page http://a.test/ 38", Shown(Join(header, plain[10..], plain)));
    }
}
