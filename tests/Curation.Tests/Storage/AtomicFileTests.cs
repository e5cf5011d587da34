using Curation.Storage;

namespace Curation.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Published_file_replaces_the_old_one_and_leaves_nothing_else()
    {
        var path = _folder.Touch("a/b.txt", "old");
        AtomicFile.WriteAllText(path, "new é");
        Assert.Equal("new é", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.File("a")));
    }

    [Fact]
    public void Unpublished_file_never_appears()
    {
        var path = _folder.File("deep/er/file");
        using (var file = AtomicFile.Create(path)) file.Stream.WriteByte(1);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_target_is_untouched_until_it_is_published()
    {
        var path = _folder.Touch("x", "old");
        using var file = AtomicFile.Create(path);
        file.Stream.Write("new"u8);
        file.Stream.Flush();
        Assert.Equal("old", File.ReadAllText(path));
        file.Publish();
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void DiscardOf_deletes_what_dead_processes_left_of_one_file()
    {
        _folder.Touch("x.jsonl.2147483646.tmp");
        _folder.Touch("x.jsonl.99999999999.tmp");
        string[] kept = [_folder.Touch($"x.jsonl.{Environment.ProcessId}.tmp"), _folder.Touch("y.jsonl.2147483646.tmp")];
        AtomicFile.DiscardOf(_folder.File("x.jsonl"));
        Assert.Equal(kept, Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Discard_deletes_what_a_killed_process_left()
    {
        _folder.Touch("one/x.parquet.77.tmp");
        string[] kept = [_folder.Touch("one/.7.tmp"), _folder.Touch("one/7.tmp"), _folder.Touch("one/notes.tmp"), _folder.Touch("one/x.parquet"), _folder.Touch("one/x.v2.tmp")];
        AtomicFile.Discard(_folder.Path);
        AtomicFile.Discard(_folder.File("missing"));
        Assert.Equal(kept.Order(StringComparer.Ordinal), Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Digest_is_size_and_sha_256()
    {
        var digest = FileDigest.Of(_folder.Touch("abc", "abc"));
        Assert.Equal(new FileDigest(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), digest);
    }
}
