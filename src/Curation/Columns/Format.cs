namespace Curation.Columns;

/// <summary>How pages are compressed; the numbers of the format. <see cref="Zstd"/> makes bytes depend on the system's library.</summary>
public enum ParquetCodec { Uncompressed = 0, Snappy = 1, Gzip = 2, Zstd = 6 }

internal enum PhysicalType { Boolean, Int32, Int64, Int96, Float, Double, ByteArray, FixedLenByteArray }

internal enum PageEncoding
{
    Plain = 0, PlainDictionary = 2, Rle = 3, BitPacked = 4, DeltaBinaryPacked = 5,
    DeltaLengthByteArray = 6, DeltaByteArray = 7, RleDictionary = 8, ByteStreamSplit = 9,
}

internal enum PageType { Data, Index, Dictionary, DataV2 }

internal enum Repetition { Required, Optional, Repeated }

internal enum ConvertedType { None = -1, Utf8 = 0, List = 3, Enum = 4, Json = 19 }

internal static class Format
{
    internal static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>A page that claims to unpack to more is refused.</summary>
    internal const int MaxPageBytes = 1 << 29;

    internal static PhysicalType Physical(ColumnType type) => type switch
    {
        ColumnType.Bool => PhysicalType.Boolean,
        ColumnType.Int32 or ColumnType.Int32List => PhysicalType.Int32,
        ColumnType.Int64 => PhysicalType.Int64,
        ColumnType.Float => PhysicalType.Float,
        ColumnType.Double => PhysicalType.Double,
        _ => PhysicalType.ByteArray,
    };
}
