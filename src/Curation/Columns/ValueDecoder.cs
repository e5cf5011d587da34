using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>Where a string lies among the bytes of its decoder.</summary>
internal readonly record struct Slice(int Start, int Length);

/// <summary>
/// Reads the values of a page, window by window, as an array of equal widths: 1 byte for booleans, 4 and 8 for numbers, a <see cref="Slice"/>
/// for strings. Nulls are not among them.
/// </summary>
/// <exception cref="InvalidDataException">The page is broken.</exception>
internal abstract class ValueDecoder
{
    /// <summary>What slices point into, until the next read.</summary>
    internal virtual byte[] Bytes => [];

    /// <summary>Fills the whole of the window.</summary>
    internal abstract void Read(Span<byte> values);

    internal static int Width(PhysicalType type) => type switch
    {
        PhysicalType.Boolean => 1,
        PhysicalType.Int32 or PhysicalType.Float => 4,
        _ => 8,
    };

    /// <param name="body">The page; its values lie from <paramref name="start"/> to <paramref name="end"/>.</param>
    /// <param name="entries">No more values than this are asked for.</param>
    internal static ValueDecoder Create(Leaf leaf, PageEncoding encoding, byte[] body, int start, int end, int entries, PageValues? dictionary) =>
        (encoding, leaf.Type) switch
    {
        (PageEncoding.Plain, PhysicalType.Boolean) => new PlainBooleans(body, start, end),
        (PageEncoding.Plain, PhysicalType.ByteArray) => new PlainStrings(body, start, end),
        (PageEncoding.Plain, PhysicalType.FixedLenByteArray) => new FixedStrings(body, start, end, leaf.TypeLength),
        (PageEncoding.Plain, _) => new PlainNumbers(body, start, end),
        (PageEncoding.Rle, PhysicalType.Boolean) => new RunBooleans(body, start, end),
        (PageEncoding.RleDictionary or PageEncoding.PlainDictionary, not PhysicalType.Boolean) =>
            new DictionaryValues(body, start, end, dictionary ?? throw Broken("a dictionary page first")),
        (PageEncoding.DeltaBinaryPacked, PhysicalType.Int32 or PhysicalType.Int64) => new DeltaNumbers(body, start, end, Width(leaf.Type)),
        (PageEncoding.DeltaLengthByteArray, PhysicalType.ByteArray) => new DeltaLengthStrings(body, start, end, entries),
        (PageEncoding.DeltaByteArray, PhysicalType.ByteArray) => new DeltaStrings(body, start, end, entries),
        (PageEncoding.ByteStreamSplit, PhysicalType.Int32 or PhysicalType.Int64 or PhysicalType.Float or PhysicalType.Double) =>
            new SplitNumbers(body, start, end, Width(leaf.Type)),
        _ => throw Broken($"an encoding for {leaf.Type} that is known, found {encoding}"),
    };

    internal static InvalidDataException Broken(string expected) => new($"broken page: expected {expected}");

    protected static Span<Slice> Slices(Span<byte> values) => MemoryMarshal.Cast<byte, Slice>(values);
}

/// <summary>All values of a dictionary page.</summary>
internal sealed record PageValues(byte[] Values, int Width, byte[] Bytes)
{
    internal int Count => Values.Length / Width;
}
