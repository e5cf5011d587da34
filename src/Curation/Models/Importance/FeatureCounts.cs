using System.Runtime.CompilerServices;
using Curation.Models.NGrams;

namespace Curation.Models.Importance;

/// <summary>How often the words and pairs of neighbouring words of texts fall into each of some hash buckets.</summary>
/// <remarks>Source: Xie et al. 2023 (DSIR, 2302.03169), §4: hashed uni- and bigrams, 10,000 buckets; words as <see cref="TokenForm.Words"/>.</remarks>
public sealed class FeatureCounts
{
    /// <summary>DSIR's number of buckets.</summary>
    public const int Buckets = 10_000;

    private readonly long[] _counts;

    public FeatureCounts() : this(new long[Buckets])
    {
    }

    internal FeatureCounts(long[] counts) => (_counts, Total) = (counts, counts.Sum());

    /// <summary>Features of all texts.</summary>
    public long Total { get; private set; }

    internal ReadOnlySpan<long> Counts => _counts;

    public void Add(ReadOnlySpan<byte> text)
    {
        var counter = new Counter(_counts);
        Total += Walk(text, ref counter);
    }

    /// <summary>The share of a bucket, one more in each: Laplace's rule, so that none is nothing.</summary>
    internal double Share(int bucket) => (_counts[bucket] + 1.0) / (Total + _counts.Length);

    /// <summary>Σ p ln(p / q), p of these and q of the others: what it costs, in nats a feature, to take the others for these.</summary>
    public double Divergence(FeatureCounts others)
    {
        var sum = 0.0;
        for (var bucket = 0; bucket < _counts.Length; bucket++) sum += Share(bucket) * Math.Log(Share(bucket) / others.Share(bucket));
        return sum;
    }

    /// <returns>The number of features.</returns>
    internal static long Walk<T>(ReadOnlySpan<byte> text, ref T sink)
        where T : struct, IBucketSink
    {
        using var lines = new TokenLines(TokenForm.Words);
        var (count, last) = (0L, 0ul);
        foreach (var range in text.Split((byte)'\n'))
        {
            foreach (var token in new TokenScan(lines.Form(text[range])))
            {
                var key = NGramModel.KeyOf(token);
                sink.Add(BucketOf(key));
                if (last != 0) sink.Add(BucketOf(NGramEntry.Extend(key, last)));
                count += last == 0 ? 1 : 2;
                last = key;
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BucketOf(ulong key) => (int)Math.BigMul(key, Buckets, out _);

    private readonly struct Counter(long[] counts) : IBucketSink
    {
        public void Add(int bucket) => counts[bucket]++;
    }
}

/// <summary>Takes the features of a text one by one.</summary>
internal interface IBucketSink
{
    void Add(int bucket);
}
