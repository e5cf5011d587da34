using System.Buffers;
using System.Buffers.Binary;

namespace Curation.Columns;

/// <summary>Writes the footer: FileMetaData, its length, the magic. Source: apache/parquet-format, parquet.thrift.</summary>
internal static class FooterWriter
{
    private const string CreatedBy = "curation";

    internal static ReadOnlySpan<byte> Write(Schema schema, long rows, IReadOnlyList<RowGroupLayout> rowGroups, IReadOnlyDictionary<string, string> metadata)
    {
        var output = new ArrayBufferWriter<byte>();
        var thrift = new ThriftWriter(output);
        thrift.Element();
        thrift.I32(1, 1);
        WriteSchema(thrift, schema);
        thrift.I64(3, rows);
        thrift.List(4, ThriftType.Struct, rowGroups.Count);
        foreach (var rowGroup in rowGroups) WriteRowGroup(thrift, schema, rowGroup);
        if (metadata.Count > 0) WriteMetadata(thrift, metadata);
        thrift.Text(6, CreatedBy);
        WriteOrders(thrift, schema.Columns.Count);
        thrift.End();

        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), output.WrittenCount);
        output.Advance(4);
        output.Write(Format.Magic);
        return output.WrittenSpan;
    }

    private static void WriteSchema(ThriftWriter thrift, Schema schema)
    {
        thrift.List(2, ThriftType.Struct, 1 + schema.Columns.Sum(column => column.Type == ColumnType.Int32List ? 3 : 1));
        thrift.Element();
        thrift.Text(4, "schema");
        thrift.I32(5, schema.Columns.Count);
        thrift.End();
        foreach (var column in schema.Columns)
        {
            var repetition = column.Nullable ? Repetition.Optional : Repetition.Required;
            if (column.Type == ColumnType.Int32List) WriteList(thrift, column.Name, repetition);
            else WriteLeaf(thrift, column.Name, column.Type, repetition);
        }
    }

    private static void WriteLeaf(ThriftWriter thrift, string name, ColumnType type, Repetition repetition)
    {
        thrift.Element();
        thrift.I32(1, (int)Format.Physical(type));
        thrift.I32(3, (int)repetition);
        thrift.Text(4, name);
        if (type == ColumnType.Utf8)
        {
            thrift.I32(6, (int)ConvertedType.Utf8);
            thrift.Struct(10);
            thrift.EmptyStruct(1);
            thrift.End();
        }
        thrift.End();
    }

    private static void WriteList(ThriftWriter thrift, string name, Repetition repetition)
    {
        thrift.Element();
        thrift.I32(3, (int)repetition);
        thrift.Text(4, name);
        thrift.I32(5, 1);
        thrift.I32(6, (int)ConvertedType.List);
        thrift.Struct(10);
        thrift.EmptyStruct(3);
        thrift.End();
        thrift.End();

        thrift.Element();
        thrift.I32(3, (int)Repetition.Repeated);
        thrift.Text(4, "list");
        thrift.I32(5, 1);
        thrift.End();
        WriteLeaf(thrift, "element", ColumnType.Int32, Repetition.Required);
    }

    private static void WriteRowGroup(ThriftWriter thrift, Schema schema, RowGroupLayout rowGroup)
    {
        thrift.Element();
        thrift.List(1, ThriftType.Struct, rowGroup.Chunks.Count);
        for (var column = 0; column < rowGroup.Chunks.Count; column++) WriteChunk(thrift, schema.Columns[column], rowGroup.Chunks[column]);
        thrift.I64(2, rowGroup.Chunks.Sum(chunk => chunk.PlainBytes));
        thrift.I64(3, rowGroup.Rows);
        if (rowGroup.Chunks.Count > 0) thrift.I64(5, rowGroup.Chunks[0].Start);
        thrift.I64(6, rowGroup.Chunks.Sum(chunk => chunk.StoredBytes));
        thrift.End();
    }

    private static void WriteChunk(ThriftWriter thrift, Column column, ChunkLayout chunk)
    {
        thrift.Element();
        thrift.I64(2, chunk.Start);
        thrift.Struct(3);
        thrift.I32(1, (int)chunk.Type);
        PageEncoding[] encodings = chunk.DictionaryOffset is null
            ? [PageEncoding.Plain, PageEncoding.Rle]
            : [PageEncoding.Plain, PageEncoding.Rle, PageEncoding.RleDictionary];
        thrift.List(2, ThriftType.I32, encodings.Length);
        foreach (var encoding in encodings) thrift.Element((int)encoding);
        string[] path = column.Type == ColumnType.Int32List ? [column.Name, "list", "element"] : [column.Name];
        thrift.List(3, ThriftType.Binary, path.Length);
        foreach (var name in path) thrift.Element(name);
        thrift.I32(4, (int)chunk.Codec);
        thrift.I64(5, chunk.Entries);
        thrift.I64(6, chunk.PlainBytes);
        thrift.I64(7, chunk.StoredBytes);
        thrift.I64(9, chunk.DataOffset);
        if (chunk.DictionaryOffset is { } offset) thrift.I64(11, offset);
        if (chunk.Statistics is { } statistics) WriteStatistics(thrift, statistics);
        thrift.End();
        thrift.End();
    }

    private static void WriteStatistics(ThriftWriter thrift, ColumnStatistics statistics)
    {
        thrift.Struct(12);
        if (statistics.NullCount is { } nulls) thrift.I64(3, nulls);
        if (statistics.Max is { } max) thrift.Binary(5, max);
        if (statistics.Min is { } min) thrift.Binary(6, min);
        if (statistics.Max is not null) thrift.Bool(7, statistics.MaxIsExact);
        if (statistics.Min is not null) thrift.Bool(8, statistics.MinIsExact);
        thrift.End();
    }

    private static void WriteMetadata(ThriftWriter thrift, IReadOnlyDictionary<string, string> metadata)
    {
        thrift.List(5, ThriftType.Struct, metadata.Count);
        foreach (var (key, value) in metadata)
        {
            thrift.Element();
            thrift.Text(1, key);
            thrift.Text(2, value);
            thrift.End();
        }
    }

    private static void WriteOrders(ThriftWriter thrift, int leaves)
    {
        thrift.List(7, ThriftType.Struct, leaves);
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            thrift.Element();
            thrift.EmptyStruct(1);
            thrift.End();
        }
    }
}
