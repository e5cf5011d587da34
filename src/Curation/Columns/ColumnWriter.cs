using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>Collects one column of a row group: the open page as plain values, closed pages packed.
/// Source: apache/parquet-format, README.md and Encodings.md.</summary>
internal sealed class ColumnWriter(Column column, ParquetOptions options)
{
    /// <summary>After so many values a dictionary that does not pay is given up, before it costs a page's worth of look-ups.</summary>
    private const int DictionaryTrial = 4096;

    private readonly bool _isList = column.Type == ColumnType.Int32List;
    private readonly int _maxDefinition = (column.Nullable ? 1 : 0) + (column.Type == ColumnType.Int32List ? 1 : 0);
    private readonly ArrayBufferWriter<byte> _plain = new();
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly List<int> _repetitions = [];
    private readonly List<int> _definitions = [];
    private readonly List<int> _places = [];
    private readonly PageWriter _pages = new(options.Codec);
    private readonly Bounds _bounds = new(column.Type);
    private ValueDictionary _dictionary = new();
    private bool _dictionaryIsOpen = HasDictionary(column.Type);
    private bool _hasDictionaryPages;
    private long _closedPlainBytes;
    private long _closedEntries;
    private long _nulls;
    private int _entries;

    internal Column Column => column;

    /// <summary>Whether the open row has its value.</summary>
    internal bool IsFilled { get; private set; }

    /// <summary>Plain bytes of the row group so far.</summary>
    internal long PlainBytes => _closedPlainBytes + _plain.WrittenCount;

    internal void AppendNull()
    {
        Enter(repetition: 0, definition: 0);
        _nulls++;
    }

    internal void Append(ReadOnlySpan<byte> fixedWidth)
    {
        Enter(repetition: 0, _maxDefinition);
        _plain.Write(fixedWidth);
        _bounds.Add(fixedWidth);
        AddToDictionary(fixedWidth.Length);
    }

    internal void AppendBytes(ReadOnlySpan<byte> value)
    {
        Enter(repetition: 0, _maxDefinition);
        BinaryPrimitives.WriteInt32LittleEndian(_plain.GetSpan(4), value.Length);
        _plain.Advance(4);
        _plain.Write(value);
        _bounds.Add(value);
        AddToDictionary(4 + value.Length);
    }

    internal void AppendList(ReadOnlySpan<int> items)
    {
        Enter(repetition: 0, items.IsEmpty ? _maxDefinition - 1 : _maxDefinition);
        for (var i = 1; i < items.Length; i++) Enter(repetition: 1, _maxDefinition);
        _plain.Write(MemoryMarshal.AsBytes(items));
    }

    internal void EndRow()
    {
        if (!IsFilled) AppendNull();
        IsFilled = false;
        if (_plain.WrittenCount >= options.PageBytes) EndPage();
    }

    /// <summary>Writes the chunk into a file, at a position, and starts the next one.</summary>
    internal ChunkLayout Finish(Stream output, long position)
    {
        if (_entries > 0) EndPage();
        if (_hasDictionaryPages) _pages.Dictionary(_dictionary.Values, _dictionary.Count);
        var layout = new ChunkLayout
        {
            Type = Format.Physical(column.Type),
            Codec = options.Codec,
            Entries = _closedEntries,
            PlainBytes = _pages.PlainBytes,
            StoredBytes = _pages.StoredBytes,
            DataOffset = position + _pages.DictionaryBytes,
            DictionaryOffset = _hasDictionaryPages ? position : null,
            Statistics = _isList ? null : _bounds.Take(_nulls),
        };
        _pages.MoveTo(output);
        _dictionary = new();
        _dictionaryIsOpen = HasDictionary(column.Type);
        _hasDictionaryPages = false;
        _closedPlainBytes = _closedEntries = _nulls = 0;
        return layout;
    }

    private void Enter(int repetition, int definition)
    {
        if (_isList) _repetitions.Add(repetition);
        if (_maxDefinition > 0) _definitions.Add(definition);
        _entries++;
        IsFilled = true;
    }

    private static bool HasDictionary(ColumnType type) => type is not (ColumnType.Bool or ColumnType.Int32List);

    private void AddToDictionary(int bytes)
    {
        if (!_dictionaryIsOpen) return;
        _places.Add(_dictionary.Add(_plain.WrittenSpan[^bytes..]));
        if (_places.Count % DictionaryTrial == 0) _dictionaryIsOpen = _dictionary.Pays(PlainBytes);
    }

    private void EndPage()
    {
        _body.ResetWrittenCount();
        if (_isList) WriteLevels(_repetitions, greatest: 1);
        if (_maxDefinition > 0) WriteLevels(_definitions, _maxDefinition);
        var encoding = WriteValues();
        _pages.Data(_body.WrittenSpan, _entries, encoding);

        _closedPlainBytes += _plain.WrittenCount;
        _closedEntries += _entries;
        _entries = 0;
        _plain.ResetWrittenCount();
        _repetitions.Clear();
        _definitions.Clear();
        _places.Clear();
    }

    private void WriteLevels(List<int> levels, int greatest)
    {
        var start = _body.WrittenCount;
        _body.Write(stackalloc byte[4]);
        HybridWriter.Write(CollectionsMarshal.AsSpan(levels), HybridWriter.BitWidth(greatest), _body);
        BinaryPrimitives.WriteInt32LittleEndian(MemoryMarshal.AsMemory(_body.WrittenMemory).Span[start..], _body.WrittenCount - start - 4);
    }

    private PageEncoding WriteValues()
    {
        _dictionaryIsOpen = _dictionaryIsOpen && _dictionary.Pays(PlainBytes);
        if (_dictionaryIsOpen && _places.Count > 0)
        {
            var bitWidth = Math.Max(1, HybridWriter.BitWidth(_dictionary.Count - 1));
            _body.Write([(byte)bitWidth]);
            HybridWriter.Write(CollectionsMarshal.AsSpan(_places), bitWidth, _body);
            _hasDictionaryPages = true;
            return PageEncoding.RleDictionary;
        }
        if (column.Type == ColumnType.Bool) WriteBits();
        else _body.Write(_plain.WrittenSpan);
        return PageEncoding.Plain;
    }

    private void WriteBits()
    {
        var values = _plain.WrittenSpan;
        var bytes = _body.GetSpan(values.Length / 8 + 1);
        bytes.Clear();
        for (var i = 0; i < values.Length; i++) bytes[i >> 3] |= (byte)(values[i] << (i & 7));
        _body.Advance((values.Length + 7) / 8);
    }
}
