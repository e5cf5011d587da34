using Curation.Columns;
using Curation.Tests.Storage;

namespace Curation.Tests.Columns;

/// <summary>Damaged files: either they are read, or <see cref="InvalidDataException"/> names the file;
/// nothing else is thrown and little memory taken.</summary>
public sealed class ParquetFuzzTests : IDisposable
{
    private const long MaxAllocatedBytes = 64 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("duckdb-v1-snappy.parquet", 1)]
    [InlineData("duckdb-v2-gzip.parquet", 2)]
    [InlineData("arrow-rs-v2-delta.parquet", 3)]
    [InlineData(null, 4)]
    public void Damage_is_invalid_data(string? name, int seed)
    {
        var whole = name is null ? Ours() : File.ReadAllBytes(ForeignFileTests.File(name));
        var random = new Random(seed);
        var refused = 0;
        for (var trial = 0; trial < 600; trial++)
            if (IsRefused(Damage(whole, random))) refused++;
        Assert.InRange(refused, 100, 599);
    }

    [Fact]
    public void Every_cut_is_invalid_data()
    {
        var whole = Ours();
        for (var length = 0; length < whole.Length; length += 1 + length / 40) Assert.True(IsRefused(whole[..length]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("PAR1\u0001\0\0\0PAR1")]
    [InlineData("PAR1\0\u0001\0\0\0PAR1")]
    [InlineData("PAR1PAR1PAR1PAR1")]
    [InlineData("not a parquet file at all")]
    public void Other_bytes_are_invalid_data(string text)
    {
        Assert.True(IsRefused([.. text.Select(c => (byte)c)]));
    }

    [Fact]
    public void A_footer_nested_without_end_is_invalid_data()
    {
        var footer = Enumerable.Repeat((byte)0x9c, 100_000).ToArray();
        Assert.True(IsRefused([.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8]));
    }

    private byte[] Ours()
    {
        using var output = new MemoryStream();
        Sample.Write(output, Sample.Rows(seed: 40, 120), new() { PageBytes = 500, RowGroupRows = 50 });
        return output.ToArray();
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var damaged = whole.ToArray();
        // half of the damage goes to the footer, which is a small part of the file and says the most
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var at = random.Next(2) == 0 ? random.Next(damaged.Length) : damaged.Length - 1 - random.Next(Math.Min(2000, damaged.Length));
            damaged[at] = random.Next(3) switch { 0 => (byte)(damaged[at] ^ (1 << random.Next(8))), 1 => 0xff, _ => (byte)random.Next(256) };
        }
        return damaged;
    }

    private bool IsRefused(byte[] file)
    {
        var path = _folder.File("damaged.parquet");
        File.WriteAllBytes(path, file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Record.Exception(() => ReadAll(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocatedBytes);
        if (error is null) return false;
        if (error is NotSupportedException && !Curation.Storage.Zstd.IsAvailable) return true;
        Assert.IsType<InvalidDataException>(error);
        Assert.StartsWith(path, error.Message);
        return true;
    }

    private static void ReadAll(string path)
    {
        using var reader = new ParquetReader(path);
        for (var rowGroup = 0; rowGroup < reader.RowGroupCount; rowGroup++)
            foreach (var column in reader.Schema.Columns) reader.StatisticsOf(rowGroup, column.Name);
        Sample.Read(reader);
    }
}
