namespace Curation.Columns;

/// <summary>
/// What a row group says of one of its columns. Bounds are plain values: little-endian numbers, the bytes of strings; bounds that are
/// not exact are shortened strings, still not above the least and not below the greatest value. Null: not known.
/// </summary>
public sealed record ColumnStatistics(long? NullCount, byte[]? Min, byte[]? Max, bool MinIsExact, bool MaxIsExact);

/// <summary>Where a column of a row group lies in the file and how it is packed.</summary>
internal sealed record ChunkLayout
{
    internal required PhysicalType Type { get; init; }
    internal required ParquetCodec Codec { get; init; }
    internal required long Entries { get; init; }
    internal required long PlainBytes { get; init; }
    internal required long StoredBytes { get; init; }
    internal required long DataOffset { get; init; }
    internal long? DictionaryOffset { get; init; }
    internal ColumnStatistics? Statistics { get; init; }

    internal long Start => DictionaryOffset is > 0 and { } offset && offset < DataOffset ? offset : DataOffset;
}

/// <summary>The rows that lie together, and one chunk per leaf of the schema.</summary>
internal sealed record RowGroupLayout(long Rows, IReadOnlyList<ChunkLayout> Chunks);
