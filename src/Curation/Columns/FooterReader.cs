namespace Curation.Columns;

/// <summary>What a footer says.</summary>
internal sealed record FileLayout(long Rows, IReadOnlyList<Leaf> Leaves, IReadOnlyList<RowGroupLayout> RowGroups, IReadOnlyDictionary<string, string> Metadata);

/// <summary>Reads a footer and holds its claims against each other and against the length of the file. Source: apache/parquet-format, parquet.thrift.</summary>
internal ref struct FooterReader(ReadOnlySpan<byte> footer, long _dataEnd)
{
    private readonly long _dataEnd = _dataEnd;
    private ThriftReader _thrift = new(footer);

    internal FileLayout Read()
    {
        long? rows = null;
        List<Leaf> leaves = [];
        List<RowGroupLayout> rowGroups = [];
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var field = 0; _thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                case 2: leaves = ReadSchema(type); break;
                case 3: rows = _thrift.I64(type); break;
                case 4: for (var left = List(type, ThriftType.Struct); left > 0; left--) rowGroups.Add(ReadRowGroup()); break;
                case 5: for (var left = List(type, ThriftType.Struct); left > 0; left--) ReadPair(metadata); break;
                default: _thrift.Skip(type); break;
            }
        }
        Check(rows, leaves, rowGroups);
        return new(rows!.Value, leaves, rowGroups, metadata);
    }

    private static void Check(long? rows, List<Leaf> leaves, List<RowGroupLayout> rowGroups)
    {
        long sum = 0;
        foreach (var rowGroup in rowGroups)
        {
            if (rowGroup.Rows < 0 || rowGroup.Rows > long.MaxValue - sum) throw Broken("a number of rows per row group");
            if (rowGroup.Chunks.Count != leaves.Count) throw Broken($"{leaves.Count} columns in a row group, found {rowGroup.Chunks.Count}");
            foreach (var (leaf, chunk) in leaves.Zip(rowGroup.Chunks))
            {
                if (chunk.Type != leaf.Type) throw Broken($"{leaf.Type} as in the schema, found {chunk.Type}");
                if (leaf is { Column: not null, MaxRepetition: 0 } && chunk.Entries != rowGroup.Rows)
                    throw Broken($"{rowGroup.Rows} values of column \"{leaf.Column.Name}\", found {chunk.Entries}");
            }
            sum += rowGroup.Rows;
        }
        if (rows != sum) throw Broken($"{sum} rows as in the row groups, found {rows}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (leaves.FirstOrDefault(leaf => leaf.Column is not null && !names.Add(leaf.Column.Name)) is { } twice)
            throw Broken($"column \"{twice.Column!.Name}\" once");
    }

    private List<Leaf> ReadSchema(ThriftType type)
    {
        var elements = new List<SchemaReader.Element>();
        for (var left = List(type, ThriftType.Struct); left > 0; left--) elements.Add(SchemaReader.ReadElement(ref _thrift));
        return new SchemaReader(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(elements)).Read();
    }

    private RowGroupLayout ReadRowGroup()
    {
        List<ChunkLayout> chunks = [];
        long rows = 0;
        for (var field = 0; _thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                case 1: for (var left = List(type, ThriftType.Struct); left > 0; left--) chunks.Add(ReadChunk()); break;
                case 3: rows = _thrift.I64(type); break;
                default: _thrift.Skip(type); break;
            }
        }
        return new(rows, chunks);
    }

    private ChunkLayout ReadChunk()
    {
        ChunkLayout? chunk = null;
        for (var field = 0; _thrift.Next(ref field, out var type);)
        {
            if (field == 3) chunk = ReadChunkMetadata(type);
            else _thrift.Skip(type);
        }
        return chunk ?? throw Broken("the metadata of a column chunk");
    }

    private ChunkLayout ReadChunkMetadata(ThriftType structure)
    {
        _thrift.Expect(structure, ThriftType.Struct);
        var (physical, codec, entries, plain, stored, data) = (-1, 0, -1L, 0L, -1L, -1L);
        long? dictionary = null;
        ColumnStatistics? statistics = null;
        for (var field = 0; _thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                case 1: physical = _thrift.I32(type); break;
                case 4: codec = _thrift.I32(type); break;
                case 5: entries = _thrift.I64(type); break;
                case 6: plain = _thrift.I64(type); break;
                case 7: stored = _thrift.I64(type); break;
                case 9: data = _thrift.I64(type); break;
                case 11: dictionary = _thrift.I64(type); break;
                case 12: statistics = ReadStatistics(type); break;
                default: _thrift.Skip(type); break;
            }
        }
        var chunk = new ChunkLayout
        {
            Type = (PhysicalType)physical, Codec = (ParquetCodec)codec, Entries = entries, PlainBytes = plain,
            StoredBytes = stored, DataOffset = data, DictionaryOffset = dictionary, Statistics = statistics,
        };
        if (entries < 0 || stored < 0 || chunk.Start < Format.Magic.Length || chunk.Start > _dataEnd || stored > _dataEnd - chunk.Start)
            throw Broken($"a column chunk before byte {_dataEnd}, found {stored} bytes at {chunk.Start}");
        return chunk;
    }

    private ColumnStatistics ReadStatistics(ThriftType structure)
    {
        _thrift.Expect(structure, ThriftType.Struct);
        long? nulls = null;
        byte[]? min = null, max = null;
        bool minIsExact = true, maxIsExact = true;
        for (var field = 0; _thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                // fields 1 and 2 are older bounds in an order that was never defined
                case 3: nulls = _thrift.I64(type); break;
                case 5: max = _thrift.Binary(type).ToArray(); break;
                case 6: min = _thrift.Binary(type).ToArray(); break;
                case 7: maxIsExact = _thrift.Bool(type); break;
                case 8: minIsExact = _thrift.Bool(type); break;
                default: _thrift.Skip(type); break;
            }
        }
        return new(nulls, min, max, min is not null && minIsExact, max is not null && maxIsExact);
    }

    private void ReadPair(Dictionary<string, string> metadata)
    {
        string key = "", value = "";
        for (var field = 0; _thrift.Next(ref field, out var type);)
        {
            if (field == 1) key = _thrift.Text(type);
            else if (field == 2) value = _thrift.Text(type);
            else _thrift.Skip(type);
        }
        metadata[key] = value;
    }

    private int List(ThriftType type, ThriftType expected)
    {
        var count = _thrift.List(type, out var elements);
        if (count > 0) _thrift.Expect(elements, expected);
        return count;
    }

    private static InvalidDataException Broken(string expected) => new($"broken footer: expected {expected}");
}
