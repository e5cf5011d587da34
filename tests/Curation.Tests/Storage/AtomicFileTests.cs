using Curation.Storage;

namespace Curation.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Published_file_replaces_the_old_one_and_leaves_nothing_else()
    {
        var path = folder.Touch("a/b.txt", "old");
        AtomicFile.WriteAllText(path, "new é");
        Assert.Equal("new é", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.File("a")));
    }

    [Fact]
    public void Unpublished_file_never_appears()
    {
        var path = folder.File("deep/er/file");
        using (var file = AtomicFile.Create(path)) file.Stream.WriteByte(1);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_target_is_untouched_until_it_is_published()
    {
        var path = folder.Touch("x", "old");
        using var file = AtomicFile.Create(path);
        file.Stream.Write("new"u8);
        file.Stream.Flush();
        Assert.Equal("old", File.ReadAllText(path));
        file.Publish();
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void Discard_deletes_what_a_killed_process_left()
    {
        folder.Touch("one/x.parquet.77.tmp");
        var kept = folder.Touch("one/x.parquet");
        AtomicFile.Discard(folder.Path);
        AtomicFile.Discard(folder.File("missing"));
        Assert.Equal([kept], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Digest_is_size_and_sha_256()
    {
        var digest = FileDigest.Of(folder.Touch("abc", "abc"));
        Assert.Equal(new FileDigest(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), digest);
    }
}
