using Curation.Dedup.Near;
using Curation.Text;

namespace Curation.Tests.Dedup;

public sealed class NearTests
{
    [Fact]
    public void Shingles_part_and_join_as_strings_do()
    {
        var planted = new Planted(5);
        var hasher = new ShingleHasher(3);
        var seen = new Dictionary<string, ulong>();
        for (var i = 0; i < 50; i++)
        {
            var words = planted.Words(planted.Next(40));
            using var shingles = hasher.Hash(DocumentText.FromString(string.Join(' ', words)));
            Assert.Equal(Math.Max(0, words.Length - 2), shingles.Span.Length);
            for (var start = 0; start < shingles.Span.Length; start++)
            {
                var shingle = string.Join(' ', words.Skip(start).Take(3));
                Assert.Equal(seen.TryAdd(shingle, shingles.Span[start]) ? shingles.Span[start] : seen[shingle], shingles.Span[start]);
            }
        }

        Assert.Equal(seen.Count, seen.Values.Distinct().Count());
    }

    [Theory]
    [InlineData(14, 8, 1)]
    [InlineData(14, 8, 5000)]
    [InlineData(3, 1, 1024)]
    [InlineData(1, 13, 1025)]
    public void Band_keys_are_hashes_of_plain_minima(int bands, int rows, int count)
    {
        var random = new SplitMix64(9);
        var shingles = Enumerable.Range(0, count).Select(_ => random.Next()).ToArray();
        var constants = new SplitMix64(1);
        var minima = new uint[bands * rows];
        for (var i = 0; i < minima.Length; i++)
        {
            var multiply = (uint)(constants.Next() >> 32) | 1;
            var add = (uint)(constants.Next() >> 32);
            minima[i] = shingles.Min(shingle => unchecked((uint)(shingle >> 32) * multiply + add));
        }

        var expected = minima.Chunk(rows).Select((row, band) => XxHash64.Hash([.. row.SelectMany(BitConverter.GetBytes)], (ulong)band));
        Assert.Equal(expected, new MinHash(bands, rows).BandKeys(shingles));
    }

    [Fact]
    public void Keys_of_a_text_never_change()
    {
        using var shingles = new ShingleHasher(5).Hash(DocumentText.FromString("It was a bright cold day in April, and the clocks were striking 13."));
        Assert.Equal([15893375257572847489UL, 1187544666628301102UL], new MinHash(2, 8).BandKeys(shingles.Span));
    }

    [Fact]
    public void The_generator_is_the_published_one()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], new[] { random.Next(), random.Next(), random.Next() });
    }

    /// <summary>A row of one hash matches with probability J: 20,000 rows, five standard deviations.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Minima_agree_as_often_as_sets_overlap(double share)
    {
        var random = new SplitMix64(11);
        var common = Enumerable.Range(0, (int)(1000 * share)).Select(_ => random.Next()).ToArray();
        ulong[] Own() => [.. Enumerable.Range(0, 1000 - common.Length).Select(_ => random.Next())];
        ulong[] one = [.. common, .. Own()], other = [.. common, .. Own()];
        var similarity = common.Length / (2000.0 - common.Length);
        const int rows = 20_000;
        var minHash = new MinHash(rows, 1);
        var equal = minHash.BandKeys(one).Zip(minHash.BandKeys(other)).Count(pair => pair.First == pair.Second);
        var deviation = Math.Sqrt(similarity * (1 - similarity) / rows);
        Assert.InRange(equal / (double)rows, similarity - 5 * deviation, similarity + 5 * deviation);
    }
}
