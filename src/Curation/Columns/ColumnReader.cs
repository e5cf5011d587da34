using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>
/// Reads one column in batches of at most <see cref="MaxBatch"/> values, page by page, so that memory is bounded by a page and not by a
/// row group. Nulls take a place in the batch: 0, false or empty.
/// </summary>
public sealed class ColumnReader
{
    public const int MaxBatch = 4096;

    private readonly ParquetFile file;
    private readonly int leafIndex;
    private readonly Leaf leaf;
    private readonly int lastRowGroup;
    private readonly PageReader pages;
    private readonly int width;
    private readonly byte[] values;
    private readonly int[] definitions;
    private readonly int[] repetitions;
    private int rowGroup;
    private long chunkLeft;
    private int pageLeft;
    private HybridReader? definitionLevels;
    private HybridReader? repetitionLevels;
    private ValueDecoder? decoder;
    private PageValues? dictionary;

    internal ColumnReader(ParquetFile file, int leafIndex, int firstRowGroup, int lastRowGroup)
    {
        (this.file, this.leafIndex, this.lastRowGroup) = (file, leafIndex, lastRowGroup);
        leaf = file.Layout.Leaves[leafIndex];
        rowGroup = firstRowGroup - 1;
        pages = new(file);
        width = ValueDecoder.Width(leaf.Type);
        values = new byte[MaxBatch * width];
        definitions = leaf.MaxDefinition > 0 ? new int[MaxBatch] : [];
        repetitions = leaf.MaxRepetition > 0 ? new int[MaxBatch] : [];
    }

    public Column Column => leaf.Column!;

    /// <summary>Values in the batch, nulls included.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<bool> Bools => MemoryMarshal.Cast<byte, bool>(Values(ColumnType.Bool));
    public ReadOnlySpan<int> Int32s => MemoryMarshal.Cast<byte, int>(Values(ColumnType.Int32));
    public ReadOnlySpan<long> Int64s => MemoryMarshal.Cast<byte, long>(Values(ColumnType.Int64));
    public ReadOnlySpan<float> Floats => MemoryMarshal.Cast<byte, float>(Values(ColumnType.Float));
    public ReadOnlySpan<double> Doubles => MemoryMarshal.Cast<byte, double>(Values(ColumnType.Double));

    public bool IsNull(int index) => leaf.MaxDefinition > 0 && definitions.AsSpan(0, Count)[index] < leaf.MaxDefinition;

    /// <summary>A string or binary value, good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        if (width != 8 || leaf.Type is PhysicalType.Int64 or PhysicalType.Double) throw WrongType(ColumnType.Binary);
        var slice = MemoryMarshal.Cast<byte, Slice>(values.AsSpan(0, Count * width))[index];
        return slice.Length == 0 ? [] : decoder!.Bytes.AsSpan(slice.Start, slice.Length);
    }

    /// <summary>Moves to the next batch; false at the end.</summary>
    /// <exception cref="InvalidDataException">The file is broken; the message names file, column and row group.</exception>
    public bool Read()
    {
        try
        {
            Count = 0;
            while (pageLeft == 0)
            {
                if (chunkLeft > 0) ReadPage();
                else if (rowGroup == lastRowGroup) return false;
                else OpenChunk();
            }
            ReadBatch();
            return true;
        }
        catch (InvalidDataException error)
        {
            throw Broken(error.Message, error);
        }
    }

    internal InvalidDataException Broken(string message, Exception? inner = null) =>
        new($"{file.Path}: column \"{Column.Name}\", row group {rowGroup}: {message}", inner);

    /// <summary>How much of a value is there, from null list over empty list to item.</summary>
    internal int Definition(int index) => definitions[index];

    /// <summary>Whether the value belongs to the same row as the one before it.</summary>
    internal bool Continues(int index) => repetitions[index] > 0;

    internal int MaxDefinition => leaf.MaxDefinition;

    internal ReadOnlySpan<int> Items => MemoryMarshal.Cast<byte, int>(values.AsSpan(0, Count * width));

    private Span<byte> Values(ColumnType type) => Column.Type == type ? values.AsSpan(0, Count * width) : throw WrongType(type);

    private InvalidOperationException WrongType(ColumnType type) => new($"{file.Path}: column \"{Column.Name}\" is {Column.Type}, not {type}");

    private void OpenChunk()
    {
        var chunk = file.Layout.RowGroups[++rowGroup].Chunks[leafIndex];
        pages.Open(chunk);
        chunkLeft = chunk.Entries;
        dictionary = null;
    }

    private void ReadPage()
    {
        var page = pages.Next();
        if (page.Type == PageType.Dictionary) ReadDictionary(page);
        if (page.Type is not (PageType.Data or PageType.DataV2)) return;
        if (page.Entries > chunkLeft) throw ValueDecoder.Broken($"at most {chunkLeft} values, found {page.Entries}");

        var start = 0;
        var isV2 = page.Type == PageType.DataV2;
        repetitionLevels = ReadLevels(leaf.MaxRepetition, page.Repetitions, isV2 ? page.RepetitionBytes : null, page.PlainBytes, ref start);
        definitionLevels = ReadLevels(leaf.MaxDefinition, page.Definitions, isV2 ? page.DefinitionBytes : null, page.PlainBytes, ref start);
        decoder = ValueDecoder.Create(leaf, page.Encoding, pages.Body, start, page.PlainBytes, page.Entries, dictionary);
        pageLeft = page.Entries;
    }

    private HybridReader? ReadLevels(int greatest, PageEncoding encoding, int? length, int end, ref int start)
    {
        if (greatest == 0 && length is null) return null;
        if (encoding != PageEncoding.Rle) throw ValueDecoder.Broken($"levels as runs, found {encoding}");
        if (length is null)
        {
            if (end - start < 4) throw ValueDecoder.Broken("the length of levels");
            length = MemoryMarshal.Read<int>(pages.Body.AsSpan(start));
            start += 4;
        }
        if (length < 0 || length > end - start) throw ValueDecoder.Broken($"levels of at most {end - start} bytes, found {length}");
        start += length.Value;
        return greatest == 0 ? null : new(pages.Body, start - length.Value, start, HybridWriter.BitWidth(greatest));
    }

    private void ReadDictionary(Page page)
    {
        if (dictionary is not null || leaf.Type == PhysicalType.Boolean) throw ValueDecoder.Broken("one dictionary page at most, and none for booleans");
        var leastBytes = leaf.Type switch { PhysicalType.ByteArray => 4, PhysicalType.FixedLenByteArray => leaf.TypeLength, _ => width };
        if (page.Entries > page.PlainBytes / leastBytes) throw ValueDecoder.Broken($"at most {page.PlainBytes / leastBytes} dictionary values, found {page.Entries}");
        var body = pages.TakeBody();
        var plain = ValueDecoder.Create(leaf, PageEncoding.Plain, body, 0, page.PlainBytes, page.Entries, dictionary: null);
        var entries = new byte[page.Entries * width];
        plain.Read(entries);
        dictionary = new(entries, width, body);
    }

    private void ReadBatch()
    {
        Count = Math.Min(MaxBatch, pageLeft);
        pageLeft -= Count;
        chunkLeft -= Count;
        repetitionLevels?.Read(repetitions.AsSpan(0, Count));
        var defined = Count;
        if (definitionLevels is not null)
        {
            definitionLevels.Read(definitions.AsSpan(0, Count));
            defined = definitions.AsSpan(0, Count).Count(leaf.MaxDefinition);
        }
        decoder!.Read(values.AsSpan(0, defined * width));
        if (defined == Count) return;
        if (width == 1) Spread<byte>(defined);
        else if (width == 4) Spread<int>(defined);
        else Spread<long>(defined);
    }

    /// <summary>Moves the values apart, from the last to the first, to where the levels say they belong.</summary>
    private void Spread<T>(int defined) where T : unmanaged
    {
        var places = MemoryMarshal.Cast<byte, T>(values.AsSpan());
        for (var i = Count - 1; i >= 0; i--) places[i] = definitions[i] == leaf.MaxDefinition ? places[--defined] : default;
    }
}
