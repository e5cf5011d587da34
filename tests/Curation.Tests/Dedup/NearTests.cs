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
            var words = planted.Words(3 + planted.Next(40));
            using var shingles = hasher.Hash(DocumentText.FromString(string.Join(' ', words)));
            Assert.Equal(words.Length - 2, shingles.Span.Length);
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

    [Theory]
    [InlineData("", "", false)]
    [InlineData("one", "one", true)]
    [InlineData("one", "One!", false)]
    [InlineData("no 2", "no 3", false)]
    [InlineData("!", "!", true)]
    [InlineData("one two", "two one", false)]
    [InlineData("one two", "one", false)]
    [InlineData("one two three", "one two", false)]
    public void A_short_text_is_one_shingle(string one, string other, bool equal)
    {
        using var first = new ShingleHasher(3).Hash(DocumentText.FromString(one));
        using var second = new ShingleHasher(3).Hash(DocumentText.FromString(other));
        Assert.Equal(one.Length == 0 ? 0 : 1, first.Span.Length);
        Assert.Equal(equal, first.Span.Length > 0 && first.Span.SequenceEqual(second.Span));
    }

    [Theory]
    [InlineData(14, 8, 1)]
    [InlineData(14, 8, 2000)]
    [InlineData(3, 1, 513)]
    public void Band_keys_of_the_wide_dialect_are_hashes_of_plain_minima(int bands, int rows, int count)
    {
        const ulong prime = (1UL << 61) - 1;
        var random = new SplitMix64(9);
        var shingles = Enumerable.Range(0, count).Select(_ => random.Next()).ToArray();
        var minHash = new MersenneMinHash(bands, rows);
        var minima = new ulong[bands * rows];
        for (var i = 0; i < minima.Length; i++)
        {
            var (multiply, add) = (minHash.Multipliers[i], minHash.Addends[i]);
            minima[i] = shingles.Min(shingle => unchecked(shingle * multiply + add) % prime);
        }

        var expected = minima.Chunk(rows).Select((row, band) => XxHash64.Hash([.. row.SelectMany(BitConverter.GetBytes)], (ulong)band));
        Assert.Equal(expected, minHash.BandKeys(shingles));
    }

    /// <summary>The first three of each, as NumPy's legacy generator gives them for 112 hashes and seed 1.</summary>
    [Fact]
    public void Constants_of_the_wide_dialect_are_those_of_datatrove()
    {
        var minHash = new MersenneMinHash(14, 8);
        Assert.Equal([775169054918279404UL, 1758426461858698313UL, 2109959069025162UL], minHash.Multipliers[..3]);
        Assert.Equal([1062448801025099917UL, 1324811268927594100UL, 1217488311597731462UL], minHash.Addends[..3]);
    }

    /// <summary>First outputs of the reference implementation's init_genrand(5489).</summary>
    [Fact]
    public void The_twister_is_the_published_one()
    {
        var random = new MersenneTwister(5489);
        Assert.Equal([3499211612U, 581869302U, 3890346734U], new[] { random.Next(), random.Next(), random.Next() });
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
