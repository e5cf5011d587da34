using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Storage;

namespace Curation.Models.Importance;

/// <summary>How much likelier a text is among target texts than among raw ones, by its hashed words and pairs of words.</summary>
/// <remarks>Source: Xie et al. 2023 (DSIR, 2302.03169); divided by the number of features, without which long texts outweigh all others. As a file: the line
/// <c>importance 1 BUCKETS</c>, then a line for each bucket, the counts of target and raw with a space between; plain, gzip or zstd.</remarks>
public sealed class ImportanceModel
{
    private const string Head = "importance 1 ";
    private readonly float[] _weights;

    public ImportanceModel(FeatureCounts target, FeatureCounts raw)
    {
        (Target, Raw) = (target, raw);
        _weights = [.. Enumerable.Range(0, FeatureCounts.Buckets).Select(bucket => (float)Math.Log(target.Share(bucket) / raw.Share(bucket)))];
    }

    public FeatureCounts Target { get; }

    public FeatureCounts Raw { get; }

    /// <exception cref="RecipeException">It is no such model; the line is told.</exception>
    public static ImportanceModel Read(string name, Stream stream)
    {
        using var unpacked = Compression.OpenRead(stream);
        var lines = new ByteLines(name, unpacked);
        var (target, raw) = (new long[FeatureCounts.Buckets], new long[FeatureCounts.Buckets]);
        if (!lines.Next() || Encoding.UTF8.GetString(lines.Line) != Head + FeatureCounts.Buckets) throw lines.Mistake(Head + FeatureCounts.Buckets);
        for (var bucket = 0; bucket < target.Length; bucket++)
        {
            if (!lines.Next() || Encoding.UTF8.GetString(lines.Line).Split(' ') is not [var first, var second]
                || !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out target[bucket])
                || !long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out raw[bucket])
                || Math.Max(target[bucket], raw[bucket]) > long.MaxValue / FeatureCounts.Buckets) throw lines.Mistake("two counts");
        }

        return new ImportanceModel(new FeatureCounts(target), new FeatureCounts(raw));
    }

    /// <summary>The model as its file has it.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Head).Append(FeatureCounts.Buckets).Append('\n');
        for (var bucket = 0; bucket < FeatureCounts.Buckets; bucket++)
            text.Append(CultureInfo.InvariantCulture, $"{Target.Counts[bucket]} {Raw.Counts[bucket]}\n");
        return text.ToString();
    }

    /// <summary>The mean over all features of ln(target share / raw share); NaN of nothing.</summary>
    public double Score(ReadOnlySpan<byte> text)
    {
        var sum = new Weights(_weights);
        return FeatureCounts.Walk(text, ref sum) is > 0 and var count ? sum.Sum / count : double.NaN;
    }

    private struct Weights(float[] weights) : IBucketSink
    {
        public double Sum { get; private set; }

        public void Add(int bucket) => Sum += weights[bucket];
    }
}
