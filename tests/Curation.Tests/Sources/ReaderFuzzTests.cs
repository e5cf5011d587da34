using System.Text;
using Curation.Sources;
using Curation.Sources.Html;
using Curation.Sources.Jsonl;
using Curation.Sources.Parquet;
using Curation.Sources.Warc;
using Curation.Storage;
using static Curation.Tests.Sources.WarcFixture;

namespace Curation.Tests.Sources;

/// <summary>Damaged files give items, the same ones every time, and never more than they have room for; nothing is thrown.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly ReadOptions _options = new() { MaxBytes = 50_000 };

    private static readonly byte[][] _records =
    [
        Info(),
        Response(headers: "Content-Type: text/html\r\nTransfer-Encoding: chunked", body: "5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"),
        Record("response", Http(Gzip(Bytes(WarcFixture.Page)), "Content-Type: text/html\r\nContent-Encoding: gzip")),
        Record("conversion", Bytes("some text"), "text/plain"),
        Record("resource", Bytes("<?xml version='1.0'?><html/>"), "application/xhtml+xml"),
        Response(new string('x', 30_000)),
    ];

    public static TheoryData<string> Packings => ["plain", "gzip", "zstd", "one gzip", "one zstd"];

    private static byte[] Pack(string packing) => packing switch
    {
        "gzip" => Join([.. _records.Select(record => Gzip(record))]),
        "zstd" => Join([.. _records.Select(record => ZstdFixture.Frame(record))]),
        "one gzip" => Gzip(Join(_records)),
        "one zstd" => ZstdFixture.Frame(Join(_records)),
        _ => Join(_records),
    };

    private static List<string> Read(byte[] file, ByteRange? range = null) =>
        [.. WarcReader.Read(new MemoryStream(file), _options with { Range = range ?? ByteRange.Whole }).Select(item => $"{item.GetType().Name} {item.Offset} {item.Length}")];

    [SkippableTheory]
    [MemberData(nameof(Packings))]
    public void Mutated_WARCs(string packing)
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var random = new Random(11);
        var sound = Pack(packing);
        for (var round = 0; round < 120; round++)
        {
            var file = sound.ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(file.Count);
                var length = Math.Min(file.Count - at, random.Next(1, 1 + random.Next(2000)));
                if (random.Next(4) == 0) file.RemoveRange(at, length);
                else if (random.Next(3) == 0) file.InsertRange(at, file.GetRange(random.Next(file.Count - length), length));
                else if (random.Next(2) == 0) file.InsertRange(at, Noise(round, length));
                else file[at] ^= (byte)(1 << random.Next(8));
                if (file.Count == 0) break;
            }

            byte[] damaged = [.. file];
            var items = Read(damaged);
            Assert.InRange(items.Count, 1, 60);
            Assert.Equal(items, Read(damaged));
            Assert.Equal(items, ((ByteRange[])[new(0, 1000), new(1000, 9000), new(9000, long.MaxValue)]).SelectMany(range => Read(damaged, range)));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Packings))]
    public void Every_cut(string packing)
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var whole = Read(Pack(packing));
        var file = Pack(packing);
        for (var length = 0; length < Math.Min(file.Length, 3000); length++)
        {
            var items = Read(file[..length]);
            // where only the end of the packing is missing, that is told behind the last record
            Assert.InRange(items.Count, 1, whole.Count + 1);
            // the line breaks behind a record may be what was cut off
            Assert.Equal(whole.Take(items.Count - 1).Select(Start), items.SkipLast(1).Select(Start));
        }
    }

    private static string Start(string item) => item[..item.LastIndexOf(' ')];

    [Fact]
    public void Random_bytes_for_every_reader()
    {
        var random = new Random(4);
        var path = Path.GetTempFileName();
        byte[][] beginnings = [[], [0x1F, 0x8B, 8, 0], [0x28, 0xB5, 0x2F, 0xFD], [0x5D, 0x2A, 0x4D, 0x18, 9, 0, 0, 0], Bytes("WARC/1.0\r\n"), Bytes("PAR1"), Bytes("{\"html\":\"")];
        for (var round = 0; round < 200; round++)
        {
            var file = Join(beginnings[round % beginnings.Length], Noise(round, random.Next(3000)), round % 2 == 0 ? Bytes("PAR1") : []);
            File.WriteAllBytes(path, file);
            Assert.InRange(WarcReader.Read(path, _options).Count(), 1, 40);
            Assert.InRange(JsonlReader.Read(path, _options).Count(), 0, file.Length);
            Assert.Single(ParquetRows.Read(path, _options));
            Assert.NotNull(HtmlReader.ReadFile(path, _options));
            Assert.InRange(SourceFile.Read(path, _options).Count(), 1, file.Length);
        }

        File.Delete(path);
    }

    [Fact]
    public void Bytes_of_no_charset_pass()
    {
        var page = Assert.IsType<PageItem>(Assert.Single(WarcReader.Read(new MemoryStream(Response("<html>\0\uFFFF")), _options)));
        Assert.Equal("<html>\0\uFFFF", Encoding.UTF8.GetString(page.Body.Span));
        page.Release();
    }
}
