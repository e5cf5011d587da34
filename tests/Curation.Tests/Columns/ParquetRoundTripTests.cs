using Curation.Columns;
using Curation.Tests.Storage;

namespace Curation.Tests.Columns;

public sealed class ParquetRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, ParquetOptions> Layouts => new()
    {
        { 0, new() },
        { 1, new() },
        { 5000, new() },
        { 5000, new() { Codec = ParquetCodec.Uncompressed } },
        { 2000, new() { Codec = ParquetCodec.Gzip } },
        { 5000, new() { PageBytes = 1 } },
        { 5000, new() { PageBytes = 4000, RowGroupRows = 700 } },
        { 5000, new() { PageBytes = 30_000, RowGroupBytes = 200_000 } },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_written_is_read(int count, ParquetOptions options)
    {
        var rows = Sample.Rows(seed: 7, count);
        using var reader = new ParquetReader(Write(rows, options));
        Assert.Equal(Sample.Schema.Columns, reader.Schema.Columns);
        Assert.Equal(count, reader.RowCount);
        Assert.Equal(new Dictionary<string, string> { ["what"] = "a sample", ["rows"] = count.ToString() }, reader.Metadata);
        Assert.Equal(Sample.Show(rows), Sample.Show(Sample.Read(reader)));
    }

    [SkippableFact]
    public void Zstd_pages_round_trip_where_the_library_is()
    {
        Skip.IfNot(Curation.Storage.Zstd.IsAvailable, "no libzstd here");
        var rows = Sample.Rows(seed: 8, 2000);
        using var reader = new ParquetReader(Write(rows, new() { Codec = ParquetCodec.Zstd }));
        Assert.Equal(Sample.Show(rows), Sample.Show(Sample.Read(reader)));
    }

    [Fact]
    public void Equal_rows_give_equal_bytes()
    {
        var rows = Sample.Rows(seed: 9, 3000);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        Sample.Write(first, rows, new());
        Sample.Write(second, rows, new());
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Columns_and_row_groups_can_be_read_alone()
    {
        var rows = Sample.Rows(seed: 10, 2500);
        using var reader = new ParquetReader(Write(rows, new() { RowGroupRows = 1000, PageBytes = 5000 }));
        Assert.Equal([1000L, 1000, 500], Enumerable.Range(0, reader.RowGroupCount).Select(reader.RowsOf));

        Column[] chosen = [Sample.Schema.Columns[8], Sample.Schema.Columns[0]];
        var expected = rows.Select(row => Sample.Show([row[8], row[0]])).ToList();
        Assert.Equal(expected, Sample.Show(Sample.Read(reader.Rows("host", "id"), chosen)));
        Assert.Equal(expected[1000..2000], Sample.Show(Sample.Read(reader.Rows(1, "host", "id"), chosen)));
    }

    [Fact]
    public void Columns_come_in_typed_batches()
    {
        var rows = Sample.Rows(seed: 11, 9000);
        using var reader = new ParquetReader(Write(rows, new()));
        var column = reader.Column("large?");
        var values = new List<object?>();
        while (column.Read())
            for (var i = 0; i < column.Count; i++) values.Add(column.IsNull(i) ? null : column.Int64s[i]);
        Assert.Equal(rows.Select(row => row[11]), values);
        Assert.Throws<InvalidOperationException>(() => column.Doubles.Length);
        Assert.Throws<InvalidOperationException>(() => column.Bytes(0).Length);
    }

    [Fact]
    public void Dictionaries_are_kept_only_where_values_repeat()
    {
        var schema = new Schema(Column.Utf8("host"), Column.Utf8("text"));
        using var output = new MemoryStream();
        var writer = new ParquetWriter(output, schema, new() { Codec = ParquetCodec.Uncompressed });
        for (var row = 0; row < 20_000; row++)
        {
            writer.Utf8(0, $"a-rather-long-host-name-{row % 100}.example");
            writer.Utf8(1, $"text {row}");
            writer.EndRow();
        }
        writer.Finish();
        Assert.InRange(output.Length, 20_000 * 7 / 8 + 20_000 * 9, 20_000 * 8 / 8 + 20_000 * 15 + 6000);
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var writer = new ParquetWriter(Stream.Null, new(Column.Utf8("id"), Column.Int64("n").OrNull()));
        Assert.Throws<InvalidOperationException>(() => writer.EndRow());
        Assert.Throws<InvalidOperationException>(() => writer.Int64(0, 1));
        Assert.Throws<ArgumentException>(() => writer.Utf8(0, [0xff]));
        writer.Utf8(0, "a");
        Assert.Throws<InvalidOperationException>(() => writer.Utf8(0, "b"));
        Assert.Throws<InvalidOperationException>(() => writer.Finish());
        writer.Utf8(1, (string?)null);
        writer.EndRow();
        writer.Finish();
        Assert.Throws<ArgumentException>(() => new Schema(Column.Utf8("a"), Column.Int32("a")));
    }

    [Fact]
    public void An_unknown_column_is_named_with_the_known_ones()
    {
        var path = Write([], new());
        using var reader = new ParquetReader(path);
        var error = Assert.Throws<InvalidDataException>(() => reader.Rows("text"));
        Assert.StartsWith($"{path}: expected a column \"text\", found id, flag, ", error.Message);
    }

    private string Write(List<object?[]> rows, ParquetOptions options)
    {
        var path = _folder.File("sample.parquet");
        using var output = File.Create(path);
        Sample.Write(output, rows, options);
        return path;
    }
}
