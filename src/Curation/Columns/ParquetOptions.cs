namespace Curation.Columns;

/// <summary>How a Parquet file is laid out. With equal options equal rows give equal bytes.</summary>
public readonly record struct ParquetOptions()
{
    /// <summary>A row group ends with the row that fills it: so many bytes of plain values, or so many rows.</summary>
    public int RowGroupBytes { get; init; } = 64 << 20;

    public int RowGroupRows { get; init; } = 100_000;

    /// <summary>A page ends with the row that fills it to so many bytes of plain values.</summary>
    public int PageBytes { get; init; } = 1 << 20;

    public ParquetCodec Codec { get; init; } = ParquetCodec.Snappy;
}
