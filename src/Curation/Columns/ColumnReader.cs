using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>
/// Reads one column in batches of at most <see cref="MaxBatch"/> values, page by page, so that memory is bounded by a page and not by a
/// row group. Nulls take a place in the batch: 0, false or empty.
/// </summary>
public sealed class ColumnReader
{
    public const int MaxBatch = 4096;

    private readonly ParquetFile _file;
    private readonly int _leafIndex;
    private readonly Leaf _leaf;
    private readonly int _lastRowGroup;
    private readonly PageReader _pages;
    private readonly int _width;
    private readonly byte[] _values;
    private readonly int[] _definitions;
    private readonly int[] _repetitions;
    private int _rowGroup;
    private long _chunkLeft;
    private int _pageLeft;
    private HybridReader? _definitionLevels;
    private HybridReader? _repetitionLevels;
    private ValueDecoder? _decoder;
    private PageValues? _dictionary;

    internal ColumnReader(ParquetFile file, int leafIndex, int firstRowGroup, int lastRowGroup)
    {
        (_file, _leafIndex, _lastRowGroup) = (file, leafIndex, lastRowGroup);
        _leaf = file.Layout.Leaves[leafIndex];
        _rowGroup = firstRowGroup - 1;
        _pages = new(file);
        _width = ValueDecoder.Width(_leaf.Type);
        _values = new byte[MaxBatch * _width];
        _definitions = _leaf.MaxDefinition > 0 ? new int[MaxBatch] : [];
        _repetitions = _leaf.MaxRepetition > 0 ? new int[MaxBatch] : [];
    }

    public Column Column => _leaf.Column!;

    /// <summary>Values in the batch, nulls included.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<bool> Bools => MemoryMarshal.Cast<byte, bool>(Values(ColumnType.Bool));
    public ReadOnlySpan<int> Int32s => MemoryMarshal.Cast<byte, int>(Values(ColumnType.Int32));
    public ReadOnlySpan<long> Int64s => MemoryMarshal.Cast<byte, long>(Values(ColumnType.Int64));
    public ReadOnlySpan<float> Floats => MemoryMarshal.Cast<byte, float>(Values(ColumnType.Float));
    public ReadOnlySpan<double> Doubles => MemoryMarshal.Cast<byte, double>(Values(ColumnType.Double));

    public bool IsNull(int index) => _leaf.MaxDefinition > 0 && _definitions.AsSpan(0, Count)[index] < _leaf.MaxDefinition;

    /// <summary>A string or binary value, good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        if (_width != 8 || _leaf.Type is PhysicalType.Int64 or PhysicalType.Double) throw WrongType(ColumnType.Binary);
        var slice = MemoryMarshal.Cast<byte, Slice>(_values.AsSpan(0, Count * _width))[index];
        return slice.Length == 0 ? [] : _decoder!.Bytes.AsSpan(slice.Start, slice.Length);
    }

    /// <summary>Moves to the next batch; false at the end.</summary>
    /// <exception cref="InvalidDataException">The file is broken; the message names file, column and row group.</exception>
    public bool Read()
    {
        try
        {
            Count = 0;
            while (_pageLeft == 0)
            {
                if (_chunkLeft > 0) ReadPage();
                else if (_rowGroup == _lastRowGroup) return false;
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
        new($"{_file.Path}: column \"{Column.Name}\", row group {_rowGroup}: {message}", inner);

    /// <summary>How much of a value is there, from null list over empty list to item.</summary>
    internal int Definition(int index) => _definitions[index];

    /// <summary>Whether the value belongs to the same row as the one before it.</summary>
    internal bool Continues(int index) => _repetitions[index] > 0;

    internal int MaxDefinition => _leaf.MaxDefinition;

    internal ReadOnlySpan<int> Items => MemoryMarshal.Cast<byte, int>(_values.AsSpan(0, Count * _width));

    private Span<byte> Values(ColumnType type) => Column.Type == type ? _values.AsSpan(0, Count * _width) : throw WrongType(type);

    private InvalidOperationException WrongType(ColumnType type) => new($"{_file.Path}: column \"{Column.Name}\" is {Column.Type}, not {type}");

    private void OpenChunk()
    {
        var chunk = _file.Layout.RowGroups[++_rowGroup].Chunks[_leafIndex];
        _pages.Open(chunk);
        _chunkLeft = chunk.Entries;
        _dictionary = null;
    }

    private void ReadPage()
    {
        var page = _pages.Next();
        if (page.Type == PageType.Dictionary) ReadDictionary(page);
        if (page.Type is not (PageType.Data or PageType.DataV2)) return;
        if (page.Entries > _chunkLeft) throw ValueDecoder.Broken($"at most {_chunkLeft} values, found {page.Entries}");

        var start = 0;
        var isV2 = page.Type == PageType.DataV2;
        _repetitionLevels = ReadLevels(_leaf.MaxRepetition, page.Repetitions, isV2 ? page.RepetitionBytes : null, page.PlainBytes, ref start);
        _definitionLevels = ReadLevels(_leaf.MaxDefinition, page.Definitions, isV2 ? page.DefinitionBytes : null, page.PlainBytes, ref start);
        _decoder = ValueDecoder.Create(_leaf, page.Encoding, _pages.Body, start, page.PlainBytes, page.Entries, _dictionary);
        _pageLeft = page.Entries;
    }

    private HybridReader? ReadLevels(int greatest, PageEncoding encoding, int? length, int end, ref int start)
    {
        if (greatest == 0 && length is null) return null;
        if (encoding != PageEncoding.Rle) throw ValueDecoder.Broken($"levels as runs, found {encoding}");
        if (length is null)
        {
            if (end - start < 4) throw ValueDecoder.Broken("the length of levels");
            length = MemoryMarshal.Read<int>(_pages.Body.AsSpan(start));
            start += 4;
        }
        if (length < 0 || length > end - start) throw ValueDecoder.Broken($"levels of at most {end - start} bytes, found {length}");
        start += length.Value;
        return greatest == 0 ? null : new(_pages.Body, start - length.Value, start, HybridWriter.BitWidth(greatest));
    }

    private void ReadDictionary(Page page)
    {
        if (_dictionary is not null || _leaf.Type == PhysicalType.Boolean) throw ValueDecoder.Broken("one dictionary page at most, and none for booleans");
        var leastBytes = _leaf.Type switch { PhysicalType.ByteArray => 4, PhysicalType.FixedLenByteArray => _leaf.TypeLength, _ => _width };
        if (page.Entries > page.PlainBytes / leastBytes)
            throw ValueDecoder.Broken($"at most {page.PlainBytes / leastBytes} dictionary values, found {page.Entries}");
        var body = _pages.TakeBody();
        var plain = ValueDecoder.Create(_leaf, PageEncoding.Plain, body, 0, page.PlainBytes, page.Entries, dictionary: null);
        var entries = new byte[page.Entries * _width];
        plain.Read(entries);
        _dictionary = new(entries, _width, body);
    }

    private void ReadBatch()
    {
        Count = Math.Min(MaxBatch, _pageLeft);
        _pageLeft -= Count;
        _chunkLeft -= Count;
        _repetitionLevels?.Read(_repetitions.AsSpan(0, Count));
        var defined = Count;
        if (_definitionLevels is not null)
        {
            _definitionLevels.Read(_definitions.AsSpan(0, Count));
            defined = _definitions.AsSpan(0, Count).Count(_leaf.MaxDefinition);
        }
        _decoder!.Read(_values.AsSpan(0, defined * _width));
        if (defined == Count) return;
        if (_width == 1) Spread<byte>(defined);
        else if (_width == 4) Spread<int>(defined);
        else Spread<long>(defined);
    }

    /// <summary>Moves the values apart, from the last to the first, to where the levels say they belong.</summary>
    private void Spread<T>(int defined) where T : unmanaged
    {
        var places = MemoryMarshal.Cast<byte, T>(_values.AsSpan());
        for (var i = Count - 1; i >= 0; i--) places[i] = _definitions[i] == _leaf.MaxDefinition ? places[--defined] : default;
    }
}
