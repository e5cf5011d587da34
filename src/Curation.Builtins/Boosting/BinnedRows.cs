namespace Curation.Builtins.Boosting;

/// <summary>Rows of numbers as bytes: for each feature the number of its bin, bins cut at quantiles.</summary>
internal sealed class BinnedRows
{
    public const int MostBins = 64;
    private const int SampledRows = 50_000;
    private readonly float[][] _edges;

    public BinnedRows(float[] values, int features)
    {
        (Features, Count) = (features, values.Length / features);
        _edges = new float[features][];
        Bins = new byte[values.Length];
        Parallel.For(0, features, feature => _edges[feature] = Edges(values, feature));
        Parallel.For(0, Count, row =>
        {
            for (var f = 0; f < features; f++) Bins[(row * features) + f] = Bin(_edges[f], values[(row * features) + f]);
        });
    }

    public int Features { get; }

    public int Count { get; }

    /// <summary>Row by row.</summary>
    public byte[] Bins { get; }

    public int BinsOf(int feature) => _edges[feature].Length + 1;

    /// <summary>The largest value of a bin.</summary>
    public float Edge(int feature, int bin) => _edges[feature][bin];

    private float[] Edges(float[] values, int feature)
    {
        var step = Math.Max(1, Count / SampledRows);
        var sample = new float[(Count + step - 1) / step];
        for (var i = 0; i < sample.Length; i++) sample[i] = values[(i * step * Features) + feature];
        Array.Sort(sample);
        var distinct = sample.Distinct().ToArray();
        if (distinct.Length <= MostBins) return [.. Between(distinct)];
        return [.. Enumerable.Range(1, MostBins - 1).Select(i => sample[(int)((long)i * sample.Length / MostBins)]).Distinct()];
    }

    private static IEnumerable<float> Between(float[] sorted) => sorted.Skip(1).Zip(sorted, (next, value) => value + ((next - value) / 2));

    private static byte Bin(float[] edges, float value)
    {
        var (low, high) = (0, edges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value <= edges[middle]) high = middle;
            else low = middle + 1;
        }

        return (byte)low;
    }
}
