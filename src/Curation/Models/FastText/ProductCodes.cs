namespace Curation.Models.FastText;

/// <summary>Rows as one byte for each part of a few columns, which names one of 256 centroids of that part.</summary>
/// <remarks>Source: facebookresearch/fastText, productquantizer.cc; Jégou et al. 2011.</remarks>
internal sealed class ProductCodes
{
    private const int Centroids = 256;
    private readonly float[] _centroids;
    private readonly int _partWidth, _lastWidth;

    private ProductCodes(float[] centroids, int parts, int partWidth, int lastWidth)
    {
        (_centroids, Parts, _partWidth, _lastWidth) = (centroids, parts, partWidth, lastWidth);
    }

    /// <summary>Bytes of a row.</summary>
    public int Parts { get; }

    public static ProductCodes Read(ModelStream file, int expectedColumns)
    {
        var (columns, parts, partWidth, lastWidth) = (file.ReadInt32(), file.ReadInt32(), file.ReadInt32(), file.ReadInt32());
        if (columns != expectedColumns || partWidth < 1 || partWidth > columns || lastWidth < 1 || lastWidth > partWidth || parts < 1
            || (parts - 1L) * partWidth + lastWidth != columns)
            throw file.Mistake($"{parts} parts of {partWidth} and {lastWidth} for {columns} columns");
        var centroids = file.Allocate<float>((long)columns * Centroids);
        file.ReadFloats(centroids);
        return new ProductCodes(centroids, parts, partWidth, lastWidth);
    }

    public void Add(ReadOnlySpan<byte> codes, float factor, Span<float> sums)
    {
        for (var part = 0; part < codes.Length; part++)
        {
            var width = part == Parts - 1 ? _lastWidth : _partWidth;
            var centroid = _centroids.AsSpan(part * Centroids * _partWidth + codes[part] * width, width);
            var target = sums.Slice(part * _partWidth, width);
            for (var i = 0; i < centroid.Length; i++) target[i] += factor * centroid[i];
        }
    }

    /// <summary>The only number of a row of one column.</summary>
    public float Single(byte code) => _centroids[code];
}
