using Curation.Core;
using Curation.Dedup;
using Curation.Dedup.Records;
using Curation.Tests.Storage;

namespace Curation.Tests.Dedup;

public sealed class RecordsTests
{
    private const ulong Magic = 42;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2000)]
    [InlineData((1 << 14) - 2)]
    [InlineData(1 << 14)]
    [InlineData(100_000)]
    public void Records_come_back_as_written(int count)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, [.. Enumerable.Range(0, count)]);
        using var reader = new CheckedReader(path);
        using var header = reader.ReadHeader(Magic, "test");
        Assert.Equal("name", header.ReadString());
        Assert.Equal(Enumerable.Range(0, count), reader.Records<int>());
    }

    [Fact]
    public void Every_changed_byte_is_found()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, [.. Enumerable.Range(0, 40_000)]);
        var whole = File.ReadAllBytes(path);
        foreach (var position in new[] { 0, 9, 20, 1000, CheckedWriter.BlockBytes + 3, 2 * CheckedWriter.BlockBytes + 100, whole.Length - 1 })
        {
            var damaged = (byte[])whole.Clone();
            damaged[position] ^= 4;
            AssertDamaged(path, damaged);
        }
    }

    [Fact]
    public void Every_cut_is_found_even_between_blocks()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, [.. Enumerable.Range(0, 40_000)]);
        var whole = File.ReadAllBytes(path);
        var block = CheckedWriter.BlockBytes + CheckedWriter.HashBytes;
        foreach (var length in new[] { 0, 5, 8, 30, 1000, block, block + 1, block + 8, block + 11, 2 * block, whole.Length - 1 })
            AssertDamaged(path, whole[..length]);
    }

    [Fact]
    public void Swapped_blocks_are_found()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, [.. Enumerable.Range(0, 60_000)]);
        var whole = File.ReadAllBytes(path);
        var block = CheckedWriter.BlockBytes + CheckedWriter.HashBytes;
        AssertDamaged(path, [.. whole[..block], .. whole[(2 * block)..(3 * block)], .. whole[block..(2 * block)], .. whole[(3 * block)..]]);
    }

    [Fact]
    public void A_file_of_another_kind_is_named()
    {
        using var folder = new TemporaryFolder();
        using var reader = new CheckedReader(Write(folder, [1]));
        Assert.Contains("is no run file", Assert.ThrowsAny<RunException>(() => reader.ReadHeader(7, "run file")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 64)]
    [InlineData(256, 1)]
    [InlineData(256, 1000)]
    public void External_sort_sorts(int fanIn, int buffered)
    {
        using var folder = new TemporaryFolder();
        using var scratch = new Scratch(folder.File("scratch")) { FanIn = fanIn, BufferedRecords = buffered };
        var random = new Random(1);
        var places = Enumerable.Range(0, 500).Select(_ => new Place(random.Next(5), random.Next(100))).ToArray();
        var sort = new ExternalSort<Place>(scratch);
        foreach (var place in places) sort.Add(place);
        Assert.Equal(places.Distinct().OrderBy(place => place.Unit).ThenBy(place => place.Row), SortedMerge.Distinct(sort.Sorted()));
        Assert.Empty(Directory.GetFiles(scratch.Folder));
    }

    private static string Write(TemporaryFolder folder, int[] records)
    {
        var path = folder.File("records");
        using var stream = File.Create(path);
        var writer = new CheckedWriter(stream);
        writer.WriteHeader(Magic, header => header.Write("name"));
        writer.Write<int>(records);
        writer.Finish();
        return path;
    }

    private static void AssertDamaged(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        var error = Assert.ThrowsAny<RunException>(() =>
        {
            using var reader = new CheckedReader(path);
            using var header = reader.ReadHeader(Magic, "test");
            _ = reader.Records<int>().Count();
        });
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
