using System.Diagnostics;
using System.Runtime.CompilerServices;
using Curation.Columns;
using Curation.Tests.Storage;

namespace Curation.Tests.Columns;

/// <summary>
/// Files that others wrote from <c>Sample.Rows(3, 100)</c>: DuckDB 1.5 as version 1 with snappy and version 2 with gzip, arrow-rs as
/// version 2 with small pages, DELTA_BYTE_ARRAY, DELTA_BINARY_PACKED, RLE booleans and BYTE_STREAM_SPLIT. And, where it is installed, DuckDB itself.
/// </summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static string File(string name, [CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "files", name);

    [Theory]
    [InlineData("duckdb-v1-snappy.parquet")]
    [InlineData("duckdb-v2-gzip.parquet")]
    [InlineData("arrow-rs-v2-delta.parquet")]
    public void Files_of_others_are_read(string name)
    {
        using var reader = new ParquetReader(File(name));
        Assert.Equal(Sample.Names, reader.Schema.Columns.Select(column => column.Name));
        Assert.Equal(Sample.Schema.Columns.Select(column => column.Type), reader.Schema.Columns.Select(column => column.Type));
        Assert.Equal(Sample.Show(Sample.Rows(seed: 3, 100)), Sample.Show(Sample.Read(reader)));
    }

    [Theory]
    [InlineData("duckdb-v1-snappy.parquet")]
    [InlineData("arrow-rs-v2-delta.parquet")]
    public void Statistics_of_others_equal_ours(string name)
    {
        var path = _folder.File("ours.parquet");
        using (var output = System.IO.File.Create(path)) Sample.Write(output, Sample.Rows(seed: 3, 100), new());
        using var ours = new ParquetReader(path);
        using var theirs = new ParquetReader(File(name));
        foreach (var column in new[] { "small", "large", "double", "host", "small?", "double?" })
        {
            var (expected, found) = (theirs.StatisticsOf(0, column)!, ours.StatisticsOf(0, column)!);
            Assert.Equal(
                (expected.NullCount ?? found.NullCount, expected.MinIsExact, expected.MaxIsExact), (found.NullCount, found.MinIsExact, found.MaxIsExact));
            Assert.Equal(Convert.ToHexString(expected.Min!), Convert.ToHexString(found.Min!));
            Assert.Equal(Convert.ToHexString(expected.Max!), Convert.ToHexString(found.Max!));
        }
    }

    /// <summary>DuckDB reads our file, finds every id through its statistics, and writes it again for us to read.</summary>
    [SkippableTheory]
    [InlineData(ParquetCodec.Uncompressed, "V1", "snappy")]
    [InlineData(ParquetCodec.Snappy, "V2", "uncompressed")]
    [InlineData(ParquetCodec.Gzip, "V2", "gzip")]
    public void DuckDB_reads_ours_and_we_read_its_files(ParquetCodec codec, string version, string compression)
    {
        var modules = Environment.GetEnvironmentVariable("CURATION_DUCKDB_NODE_MODULES");
        Skip.If(
            modules is null || !Directory.Exists(Path.Combine(modules, "@duckdb", "node-api")),
            "CURATION_DUCKDB_NODE_MODULES names no folder with @duckdb/node-api");
        var rows = Sample.Rows(seed: 30, 5000);
        using (var output = System.IO.File.Create(_folder.File("ours.parquet")))
            Sample.Write(output, rows, new() { Codec = codec, PageBytes = 20_000, RowGroupRows = 1500 });

        Run(modules!, $$"""
            const { DuckDBInstance } = require('@duckdb/node-api');
            (async () => {
              const db = await (await DuckDBInstance.create(':memory:')).connect();
              const query = async sql => (await db.runAndReadAll(sql)).getRowObjectsJson();
              await db.run("COPY (SELECT * FROM 'ours.parquet') TO 'theirs.parquet' (FORMAT parquet, PARQUET_VERSION {{version}}, COMPRESSION {{compression}}, ROW_GROUP_SIZE 2048)");
              const ids = await query("SELECT id FROM 'ours.parquet'");
              for (let i = 0; i < ids.length; i += 501)
                if ((await query(`SELECT id FROM 'ours.parquet' WHERE id = '${ids[i].id}'`)).length !== 1) throw new Error('lost ' + ids[i].id);
            })();
            """);
        using var reader = new ParquetReader(_folder.File("theirs.parquet"));
        Assert.Equal(Sample.Show(rows), Sample.Show(Sample.Read(reader)));
    }

    private void Run(string modules, string script)
    {
        var start = new ProcessStartInfo("node", ["-e", script]) { WorkingDirectory = _folder.Path, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = modules;
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors);
    }
}
