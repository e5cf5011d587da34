using Curation.Sources;
using Curation.Sources.Warc;
using Curation.Storage;
using static Curation.Tests.Sources.WarcFixture;
using static Curation.Tests.Sources.ZstdFixture;

namespace Curation.Tests.Sources;

public sealed class ZstdWarcTests
{
    private static readonly byte[][] _records =
        [Info(), .. Enumerable.Range(0, 60).Select(i => Response(Page + Convert.ToBase64String(Noise(i, i * 50)), url: $"http://a.test/{i}"))];

    private static List<string> Read(byte[] file) =>
        [.. WarcReader.Read(new MemoryStream(file), ReadOptions.Default).Select(item => item switch
        {
            PageItem page => $"page {page.Url} {page.Body.Length}",
            BadItem bad => $"bad {bad.Reason}",
            _ => "skip",
        })];

    private static List<string> Plain => Read(Join(_records));

    [SkippableFact]
    public void Frames_read_like_the_plain_file()
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var frames = Array.ConvertAll(_records, record => Frame(record));
        Assert.Equal(Plain, Read(Join(frames)));
        Assert.Equal(Plain, Read(Frame(Join(_records))));
        Assert.Equal(Plain, Read(Join(Skippable([1, 2, 3], 0x50), Join(frames[..9]), Skippable([], 0x5F), Join(frames[9..]))));
        var items = WarcReader.Read(new MemoryStream(Join(frames)), ReadOptions.Default).ToList();
        Assert.Equal(frames.Select((frame, i) => ((long)frames.Take(i).Sum(before => before.Length), (long)frame.Length)), items.Select(item => (item.Offset, item.Length)));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_dictionary_stands_at_the_start_packed_or_not(bool packed)
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var dictionary = Train(_records);
        var frames = Join(Array.ConvertAll(_records, record => Frame(record, dictionary)));
        var head = Skippable(packed ? Frame(dictionary) : dictionary);
        Assert.Equal(Plain, Read(Join(head, frames)));
        Assert.Equal([.. Plain, .. Plain], Read(Join(Join([.. _records.Select(record => Frame(record))]), head, frames)));
        Assert.Equal(_records.Select(_ => "bad missing-zstd-dictionary"), Read(frames));
        Assert.Contains("bad bad-zstd", Read(Join(Skippable(dictionary[..^700]), frames)));
    }

    [SkippableFact]
    public void Damage_costs_the_frames_it_lies_in()
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var frames = Array.ConvertAll(_records, record => Frame(record));
        var broken = (byte[][])frames.Clone();
        broken[7] = [.. frames[7][..^20], .. new byte[20]];
        Assert.Equal(Plain.Select((item, i) => i == 7 ? "bad bad-zstd" : item), Read(Join(broken)));
        broken[7] = frames[7][..^20];
        Assert.Equal(Plain.Where((_, i) => i is not 7).Count(), Read(Join(broken)).Count(item => item != "bad bad-zstd"));
        Assert.Equal([.. Plain.SkipLast(1), "bad truncated-zstd"], Read(Join(frames)[..^5]));
        Assert.Equal([.. Plain, "bad bad-zstd", .. Plain], Read(Join(Join(frames), Noise(1, 90_000), Join(frames))));
        for (var length = 0; length < frames[0].Length + frames[1].Length; length++) Assert.InRange(Read(Join(frames)[..length]).Count, 1, 2);
    }

    [SkippableFact]
    public void A_bomb_is_one_bad_record()
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var bomb = Response(new string('x', 200_000_000));
        Assert.Equal(["page http://a.test/ 38", "bad decompression-bomb", "page http://a.test/ 38"], Read(Join(Frame(Response()), Frame(bomb), Frame(Response()))));
        Assert.Equal(["page http://a.test/ 38", "bad decompression-bomb", "page http://a.test/ 38"], Read(Join(Gzip(Response()), Gzip(bomb), Gzip(Response()))));
    }
}
