using System.Text;
using Curation.Columns;
using Curation.Sources;
using Curation.Sources.Parquet;
using Curation.Tests.Support;

namespace Curation.Tests.Sources;

public sealed class ParquetRowsTests
{
    /// <summary>A row that DuckDB 1.5 wrote with TIMESTAMP, DATE, TIMESTAMP_MS and TIMESTAMP_NS.</summary>
    [Fact]
    public void Dates_of_others_are_read_as_text()
    {
        var path = Path.Combine(Repository.Root, "tests/Curation.Tests/Columns/files/duckdb-moments.parquet");
        using (var file = new ParquetReader(path))
        {
            Assert.Equal(
                [null, null, Moment.Microsecond, Moment.Day, Moment.Millisecond, Moment.Nanosecond], file.Schema.Columns.Select(column => column.Moment));
        }

        var row = Assert.IsType<TextItem>(Assert.Single(ParquetRows.Read(path, new() { KeepRows = true })));
        Assert.Equal("2021-01-02T03:04:05.678901Z", row.Date);
        Assert.Equal(
            """{"id":"a","date":"2021-01-02T03:04:05.678901Z","day":"1969-12-31","ms":"2022-01-01T00:00:00Z","ns":"2022-01-01T00:00:00.0000001Z"}""",
            Encoding.UTF8.GetString(row.Row.Span));
        Assert.True(Assert.IsType<TextItem>(Assert.Single(ParquetRows.Read(path, new()))).Row.IsEmpty);
    }

    [Theory]
    [InlineData(0, Moment.Day, "1970-01-01")]
    [InlineData(-719162, Moment.Day, "0001-01-01")]
    [InlineData(-719163, Moment.Day, "-719163")]
    [InlineData(1, Moment.Millisecond, "1970-01-01T00:00:00.001Z")]
    [InlineData(-1, Moment.Microsecond, "1969-12-31T23:59:59.999999Z")]
    [InlineData(long.MaxValue, Moment.Nanosecond, "2262-04-11T23:47:16.8547758Z")]
    [InlineData(long.MaxValue, Moment.Microsecond, "9223372036854775807")]
    [InlineData(long.MinValue, Moment.Day, "-9223372036854775808")]
    public void Moments_are_written_as_iso_8601(long count, Moment unit, string expected) => Assert.Equal(expected, MomentText.Of(count, unit));
}
