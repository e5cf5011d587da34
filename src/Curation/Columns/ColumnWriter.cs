using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>Collects one column of a row group: the open page as plain values, closed pages packed. Source: apache/parquet-format, README.md and Encodings.md.</summary>
internal sealed class ColumnWriter(Column column, ParquetOptions options)
{
    /// <summary>After so many values a dictionary that does not pay is given up, before it costs a page's worth of look-ups.</summary>
    private const int DictionaryTrial = 4096;

    private readonly bool isList = column.Type == ColumnType.Int32List;
    private readonly int maxDefinition = (column.Nullable ? 1 : 0) + (column.Type == ColumnType.Int32List ? 1 : 0);
    private readonly ArrayBufferWriter<byte> plain = new();
    private readonly ArrayBufferWriter<byte> body = new();
    private readonly List<int> repetitions = [];
    private readonly List<int> definitions = [];
    private readonly List<int> places = [];
    private readonly PageWriter pages = new(options.Codec);
    private readonly Bounds bounds = new(column.Type);
    private ValueDictionary dictionary = new();
    private bool dictionaryIsOpen = HasDictionary(column.Type);
    private bool hasDictionaryPages;
    private long closedPlainBytes;
    private long closedEntries;
    private long nulls;
    private int entries;

    internal Column Column => column;

    /// <summary>Whether the open row has its value.</summary>
    internal bool IsFilled { get; private set; }

    /// <summary>Plain bytes of the row group so far.</summary>
    internal long PlainBytes => closedPlainBytes + plain.WrittenCount;

    internal void AppendNull()
    {
        Enter(repetition: 0, definition: 0);
        nulls++;
    }

    internal void Append(ReadOnlySpan<byte> fixedWidth)
    {
        Enter(repetition: 0, maxDefinition);
        plain.Write(fixedWidth);
        bounds.Add(fixedWidth);
        AddToDictionary(fixedWidth.Length);
    }

    internal void AppendBytes(ReadOnlySpan<byte> value)
    {
        Enter(repetition: 0, maxDefinition);
        BinaryPrimitives.WriteInt32LittleEndian(plain.GetSpan(4), value.Length);
        plain.Advance(4);
        plain.Write(value);
        bounds.Add(value);
        AddToDictionary(4 + value.Length);
    }

    internal void AppendList(ReadOnlySpan<int> items)
    {
        Enter(repetition: 0, items.IsEmpty ? maxDefinition - 1 : maxDefinition);
        for (var i = 1; i < items.Length; i++) Enter(repetition: 1, maxDefinition);
        plain.Write(MemoryMarshal.AsBytes(items));
    }

    internal void EndRow()
    {
        if (!IsFilled) AppendNull();
        IsFilled = false;
        if (plain.WrittenCount >= options.PageBytes) EndPage();
    }

    /// <summary>Writes the chunk into a file, at a position, and starts the next one.</summary>
    internal ChunkLayout Finish(Stream output, long position)
    {
        if (entries > 0) EndPage();
        if (hasDictionaryPages) pages.Dictionary(dictionary.Values, dictionary.Count);
        var layout = new ChunkLayout
        {
            Type = Format.Physical(column.Type),
            Codec = options.Codec,
            Entries = closedEntries,
            PlainBytes = pages.PlainBytes,
            StoredBytes = pages.StoredBytes,
            DataOffset = position + pages.DictionaryBytes,
            DictionaryOffset = hasDictionaryPages ? position : null,
            Statistics = isList ? null : bounds.Take(nulls),
        };
        pages.MoveTo(output);
        dictionary = new();
        dictionaryIsOpen = HasDictionary(column.Type);
        hasDictionaryPages = false;
        closedPlainBytes = closedEntries = nulls = 0;
        return layout;
    }

    private void Enter(int repetition, int definition)
    {
        if (isList) repetitions.Add(repetition);
        if (maxDefinition > 0) definitions.Add(definition);
        entries++;
        IsFilled = true;
    }

    private static bool HasDictionary(ColumnType type) => type is not (ColumnType.Bool or ColumnType.Int32List);

    private void AddToDictionary(int bytes)
    {
        if (!dictionaryIsOpen) return;
        places.Add(dictionary.Add(plain.WrittenSpan[^bytes..]));
        if (places.Count % DictionaryTrial == 0) dictionaryIsOpen = dictionary.Pays(PlainBytes);
    }

    private void EndPage()
    {
        body.ResetWrittenCount();
        if (isList) WriteLevels(repetitions, greatest: 1);
        if (maxDefinition > 0) WriteLevels(definitions, maxDefinition);
        var encoding = WriteValues();
        pages.Data(body.WrittenSpan, entries, encoding);

        closedPlainBytes += plain.WrittenCount;
        closedEntries += entries;
        entries = 0;
        plain.ResetWrittenCount();
        repetitions.Clear();
        definitions.Clear();
        places.Clear();
    }

    private void WriteLevels(List<int> levels, int greatest)
    {
        var start = body.WrittenCount;
        body.Write(stackalloc byte[4]);
        HybridWriter.Write(CollectionsMarshal.AsSpan(levels), HybridWriter.BitWidth(greatest), body);
        BinaryPrimitives.WriteInt32LittleEndian(MemoryMarshal.AsMemory(body.WrittenMemory).Span[start..], body.WrittenCount - start - 4);
    }

    private PageEncoding WriteValues()
    {
        dictionaryIsOpen = dictionaryIsOpen && dictionary.Pays(PlainBytes);
        if (dictionaryIsOpen && places.Count > 0)
        {
            var bitWidth = Math.Max(1, HybridWriter.BitWidth(dictionary.Count - 1));
            body.Write([(byte)bitWidth]);
            HybridWriter.Write(CollectionsMarshal.AsSpan(places), bitWidth, body);
            hasDictionaryPages = true;
            return PageEncoding.RleDictionary;
        }
        if (column.Type == ColumnType.Bool) WriteBits();
        else body.Write(plain.WrittenSpan);
        return PageEncoding.Plain;
    }

    private void WriteBits()
    {
        var values = plain.WrittenSpan;
        var bytes = body.GetSpan(values.Length / 8 + 1);
        bytes.Clear();
        for (var i = 0; i < values.Length; i++) bytes[i >> 3] |= (byte)(values[i] << (i & 7));
        body.Advance((values.Length + 7) / 8);
    }
}
