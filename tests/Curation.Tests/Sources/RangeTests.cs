using Curation.Columns;
using Curation.Sources;
using Curation.Sources.Jsonl;
using Curation.Sources.Parquet;
using Curation.Sources.Warc;
using Curation.Storage;
using static Curation.Tests.Sources.WarcFixture;
using static Curation.Tests.Sources.ZstdFixture;

namespace Curation.Tests.Sources;

/// <summary>Whatever the size of the ranges, together they give what the whole file gives, each record once.</summary>
public sealed class RangeTests
{
    private static readonly long[] _sizes = [60_011, 200_000, 10_000_000];

    /// <summary>Pages of every size, and payloads that hold WARCs themselves: packed, plain, and as pages.</summary>
    private static readonly byte[][] _records = Records();

    private static byte[][] Records()
    {
        var random = new Random(5);
        var inner = Enumerable.Range(0, 40).Select(i => Response(WarcFixture.Page + Convert.ToBase64String(Noise(i, 600)), url: $"http://inner.test/{i}")).ToArray();
        var innerPacked = Join([.. inner.Select(record => Gzip(record))]);
        var records = new List<byte[]> { Info() };
        for (var i = 0; i < 36; i++)
        {
            records.Add((i % 12) switch
            {
                3 => Record("response", Http(innerPacked, "Content-Type: application/gzip"), url: $"http://a.test/{i}.warc.gz"),
                5 => Record("response", Http(Join(inner), "Content-Type: application/warc"), url: $"http://a.test/{i}.warc"),
                7 => Record("response", Http(Join(Bytes("<html><pre>"), Join(inner)), "Content-Type: text/html"), url: $"http://a.test/{i}"),
                9 => Record("response", Http(Join(Noise(i, 90_000), innerPacked), "Content-Type: image/png"), url: $"http://a.test/{i}.png"),
                _ => Response(WarcFixture.Page + Convert.ToBase64String(Noise(i, random.Next(20_000))), url: $"http://a.test/{i}"),
            });
        }

        return [.. records];
    }

    private static List<string> Read(byte[] file, ByteRange range) =>
        [.. WarcReader.Read(new MemoryStream(file), new ReadOptions { MaxBytes = 200_000, Range = range }).Select(Show)];

    private static string Show(SourceItem item) => $"{item.Offset} {item.Length} " + item switch
    {
        PageItem page => $"page {page.Url} {page.Body.Length}",
        TextItem text => $"text {text.Id} {text.Text.Length}",
        SkippedItem skipped => $"skip {skipped.Url} {skipped.Reason}",
        _ => $"bad {((BadItem)item).Reason}",
    };

    private static IEnumerable<ByteRange> Ranges(long length, long size)
    {
        for (var start = 0L; start < length; start += size) yield return new ByteRange(start, start + size >= length ? long.MaxValue : start + size);
    }

    private static void AgreesWithWhole(byte[] file, int least)
    {
        var whole = Read(file, ByteRange.Whole);
        Assert.InRange(whole.Count, least, 3 * _records.Length);
        foreach (var size in _sizes) Assert.Equal(whole, Ranges(file.Length, size).SelectMany(range => Read(file, range)));
    }

    [Fact]
    public void The_records_are_those_of_the_slow_splitter()
    {
        var file = Join(_records);
        var items = Read(file, ByteRange.Whole);
        Assert.Equal(SlowSplitter.Split(file), items.Select(item => long.Parse(item.Split(' ')[0])));
        Assert.Equal(_records.Length, items.Count);
        Assert.DoesNotContain(items, item => item.Contains("inner.test", StringComparison.Ordinal));
    }

    [Fact]
    public void Plain_WARCs() => AgreesWithWhole(Join(_records), _records.Length);

    [Fact]
    public void A_member_per_record() => AgreesWithWhole(Join([.. _records.Select(record => Gzip(record))]), _records.Length);

    [Fact]
    public void One_large_gzip_belongs_to_its_first_range() => AgreesWithWhole(Gzip(Join(_records)), _records.Length);

    [SkippableFact]
    public void A_frame_per_record()
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        AgreesWithWhole(Join([.. _records.Select(record => Frame(record))]), _records.Length);
        var dictionary = Train(_records);
        AgreesWithWhole(Join(Skippable(dictionary), Join([.. _records.Select(record => Frame(record, dictionary))])), _records.Length);
    }

    [Fact]
    public void Damaged_files()
    {
        var members = _records.Select(record => Gzip(record)).ToArray();
        members[20] = [.. members[20][..^30], .. Noise(1, 50_000)];
        members[28][members[28].Length / 2] ^= 0x40;
        AgreesWithWhole(Join([.. members[..30], Noise(2, 300_000), .. members[30..], members[1][..200]]), _records.Length - 5);
        var records = (byte[][])_records.Clone();
        records[10] = Response(length: 20);
        records[25] = Response(length: 999_999_999);
        AgreesWithWhole(Join([.. records[..30], Noise(3, 5_000), .. records[30..]])[..^9], _records.Length - 5);
    }

    [Fact]
    public void Lines_of_JSONL()
    {
        var random = new Random(8);
        var file = Bytes(string.Concat(Enumerable.Range(0, 400).Select(i => random.Next(12) switch
        {
            0 => "\n",
            1 => "\r\n  \n",
            2 => "{\"id\":\n",
            _ => $"{{\"id\":\"{i}\",\"text\":\"{new string('é', random.Next(300))}\"}}{(random.Next(2) == 0 ? "\r" : "")}\n",
        })));
        List<string> Lines(ByteRange range) => [.. JsonlReader.Read(new MemoryStream(file), new ReadOptions { Range = range }).Select(Show)];
        foreach (var size in (long[])[1, 13, 500, 30_000, 1 << 20])
            Assert.Equal(Lines(ByteRange.Whole), Ranges(file.Length, size).SelectMany(Lines));
        Assert.Equal(Lines(ByteRange.Whole)[..^1], Ranges(file.Length - 1, 77).SelectMany(range =>
            JsonlReader.Read(new MemoryStream(file[..^1]), new ReadOptions { Range = range }).Select(Show)).SkipLast(1));
    }

    [Fact]
    public void Row_groups_of_Parquet()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(path))
            {
                var rows = new ParquetWriter(stream, new Schema(Column.Int64("id"), Column.Utf8("text").OrNull(), Column.Utf8("url")), new() { RowGroupRows = 50 });
                for (var i = 0; i < 410; i++)
                {
                    rows.Int64(0, i);
                    rows.Utf8(1, i % 7 == 0 ? null : new string('x', i));
                    rows.Utf8(2, "u"u8);
                    rows.EndRow();
                }

                rows.Finish();
            }

            List<string> Rows(ByteRange range) => [.. ParquetRows.Read(path, new ReadOptions { Range = range }).Select(Show)];
            var whole = Rows(ByteRange.Whole);
            Assert.Equal(410, whole.Count);
            Assert.Equal(("0 1 bad missing-field", "409 1 text 409 409"), (whole[0], whole[^1]));
            var length = new FileInfo(path).Length;
            foreach (var size in (long[])[101, 1000, 20_000]) Assert.Equal(whole, Ranges(length, size).SelectMany(Rows));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
