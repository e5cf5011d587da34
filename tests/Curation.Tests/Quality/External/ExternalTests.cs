using System.Globalization;
using System.IO.Compression;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Recipe;
using Curation.Text;
using ExternalStage = Curation.Quality.External.External;
using JoinKey = Curation.Quality.External.JoinKey;

namespace Curation.Tests.Quality.External;

public sealed class ExternalTests : IDisposable
{
    private const string Json = "a JSON object with id, a text or a whole number, and score, a number or null, was expected";
    private readonly string _folder = Directory.CreateTempSubdirectory("external").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(
        "s.jsonl",
        "{\"id\":\"a\",\"score\":0.5}\n\n{\"score\":-2e1,\"x\":{\"id\":\"b\",\"y\":[1]},\"id\":\"b\"}\n{\"id\":\"n\\u00e4\",\"score\":null}\n{\"id\":7,\"score\":3}")]
    [InlineData("s.jsonl", "\uFEFF{\"id\":\"a\",\"score\":0.5}\n{\"id\":\"b\",\"score\":-20}\n{\"id\":\"nä\",\"score\":null}\n{\"id\":7,\"score\":3}")]
    [InlineData("s.csv", "id,score\na,0.5\nb,-20\n\"nä\",\n7,3\n")]
    [InlineData("s.csv", "text,score,id\r\n\"one, \"\"two\"\"\",0.5,a\r\n,-20,\"b\"\r\nx,,nä\r\n,3,7\r\n")]
    [InlineData("s.tsv", "\uFEFFid\tscore\na\t0.5\nb\t-20\nnä\t\n7\t3\n")]
    public void Rows_are_joined_by_id(string name, string file)
    {
        var stage = new ExternalStage { File = Write(name, Encoding.UTF8.GetBytes(file)) };
        Assert.Equal([0.5, -20, double.NaN, 3, double.NaN], new[] { "a", "b", "nä", "7", "c" }.Select(id => Score(stage, id)));
        Assert.Equal([0.5, 1, 1], new[] { "a", "nä", "c" }.Select(id => Score(stage with { Default = 1 }, id)));
    }

    [Fact]
    public void Packed_rows_are_joined_by_url()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write("{\"url\":\"http://a/\",\"edu\":4}"u8);
        var stage = new ExternalStage { File = Write("s.jsonl.gz", packed.ToArray()), Key = JoinKey.Url, Column = "edu" };
        var opened = (Scorer)stage.Open(new Assets());
        Assert.Equal(4, opened.Score(new("s", "x", "http://a/", DocumentText.FromString(""))));
        Assert.Equal(double.NaN, opened.Score(new("s", "x", "http://a", DocumentText.FromString(""))));
    }

    [Fact]
    public void Parquet_columns_of_any_number_are_read()
    {
        Column[] types = [Column.Double("score").OrNull(), Column.Float("score"), Column.Int64("score"), Column.Utf8("score"), Column.Bool("score")];
        foreach (var type in types)
        {
            var path = Path.Combine(_folder, $"{type.Type}.parquet");
            using (var stream = File.Create(path))
            {
                var table = new ParquetWriter(stream, new Schema(Column.Utf8("id"), type));
                foreach (var (id, score) in new[] { ("a", 1), ("b", 0) })
                {
                    table.Utf8(0, id);
                    Put(table, type.Type, score);
                    table.EndRow();
                }

                table.Finish();
            }

            Assert.Equal([1, 0, double.NaN], new[] { "a", "b", "c" }.Select(id => Score(new ExternalStage { File = path }, id)));
        }
    }

    [Theory]
    [InlineData("score", "column score is DECIMAL, which is not read; texts, whole numbers, floats or doubles were expected")]
    [InlineData("rank", "column rank is not there, or nested; found id; texts, whole numbers, floats or doubles were expected")]
    public void A_parquet_column_that_is_not_read_is_told(string column, string mistake)
    {
        // of DuckDB: COPY (SELECT 'a' id, 0.5::DECIMAL(4, 2) score) TO 's.parquet' (FORMAT parquet, COMPRESSION uncompressed)
        var path = Write("s.parquet", Convert.FromBase64String(
            "UEFSMRUAFRYVFiwVAhUAFQYVBgAAAgAAAAIBAQAAAGEVABUUFRQsFQIVABUGFQYAAAIAAAACATIAAAAVAhk8NQAYDWR1Y2tkYl9zY2hlbWEVBAAVDCUCGAJp"
            + "ZCUAABUCJQIYBXNjb3JlJQoVBBUILFwVBBUIAAAAFgIZHBksJgAcFQwZFQAZGAJpZBUAFgIWOBY4Jgg8GAFhGAFhFgAoAWEYAWEREQAAACYAHBUCGRUAGRgF"
            + "c2NvcmUVABYCFjYWNiZAPBgEMgAAABgEMgAAABYAKAQyAAAAGAQyAAAAEREAAAAWbhYCJggWbgAoKER1Y2tEQiB2ZXJzaW9uIHYxLjUuNiAoYnVpbGQgMDY5Y2M5ZjliNSkZLBwAABwAAADkAAAAUEFSMQ=="));
        Assert.Equal($"{path}: {mistake}", Assert.Throws<RecipeException>(() => new ExternalStage { File = path, Column = column }.Open(new Assets())).Message);
    }

    [Theory]
    [InlineData("s.jsonl", "{\"id\":\"a\",\"score\":1}\n{\"id\":\"a\",\"score\":1}", ", line 2: id \"a\" comes twice, with score 1 and 1; expected once")]
    [InlineData("s.csv", "id,score\na,1\nb,1\na,2\n", ", line 4: id \"a\" comes twice, with score 1 and 2; expected once")]
    [InlineData("s.csv", "id,score\na,high\n", ", line 2: score \"high\" is not a number")]
    [InlineData("s.csv", "id,score\na,1e999\n", ", line 2: score is infinite; a finite number was expected")]
    [InlineData("s.csv", "id,score\na,1,2\n", ", line 2: \"a,1,2\"; 2 fields on one line was expected")]
    [InlineData("s.csv", "id,score\n\"a,1\n", ", line 2: \"\"a,1\"; 2 fields on one line was expected")]
    [InlineData("s.csv", "key,score\na,1\n", ", line 1: \"key,score\"; a head with columns id and score was expected")]
    [InlineData("s.csv", "", ", line 1: the file ends; Parquet, JSONL, or CSV with columns id and score was expected")]
    [InlineData("s.jsonl", "{\"id\":\"a\"}", ", line 1: \"{\"id\":\"a\"}\"; " + Json)]
    [InlineData("s.jsonl", "{\"id\":\"a\",\"score\":1}\n{\"id\":", ", line 2: \"{\"id\":\"; " + Json)]
    [InlineData("s.jsonl", "{\"id\":\"a\",\"score\":\"1\"}", ", line 1: \"{\"id\":\"a\",\"score\":\"1\"}\"; " + Json)]
    public void Mistakes_are_one_line(string name, string file, string mistake)
    {
        var path = Write(name, Encoding.UTF8.GetBytes(file));
        Assert.Equal(path + mistake, Assert.Throws<RecipeException>(() => new ExternalStage { File = path }.Open(new Assets())).Message);
    }

    [Fact]
    public void A_missing_file_and_a_missing_option_are_mistakes()
    {
        Assert.Contains("file is needed", Assert.Throws<RecipeException>(() => new ExternalStage().Open(new Assets())).Message, StringComparison.Ordinal);
        Assert.Throws<RecipeException>(() => new ExternalStage { File = Path.Combine(_folder, "none.csv") }.Open(new Assets()));
        Assert.Throws<RecipeException>(() => new ExternalStage { File = Write("broken.parquet", "PAR1 and no more"u8.ToArray()) }.Open(new Assets()));
    }

    [Fact]
    public void Many_rows_are_all_found()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"id-{i},{i * 0.5}\n")));
        var opened = (Scorer)new ExternalStage { File = Write("many.csv", Encoding.UTF8.GetBytes("id,score\n" + rows)) }.Open(new Assets());
        for (var i = 0; i < 20_000; i++) Assert.Equal(i * 0.5, opened.Score(new("s", $"id-{i}", "", DocumentText.FromString(""))));
        Assert.Equal(double.NaN, opened.Score(new("s", "id-20000", "", DocumentText.FromString(""))));
    }

    private static double Score(ExternalStage stage, string id) => ((Scorer)stage.Open(new Assets())).Score(new("s", id, "", DocumentText.FromString("")));

    private static void Put(ParquetWriter table, ColumnType type, int score)
    {
        switch (type)
        {
            case ColumnType.Double:
                table.Double(1, score);
                break;
            case ColumnType.Float:
                table.Float(1, score);
                break;
            case ColumnType.Int64:
                table.Int64(1, score);
                break;
            case ColumnType.Bool:
                table.Bool(1, score > 0);
                break;
            default:
                table.Utf8(1, score.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
