using System.Text;
using Curation.Storage;

namespace Curation.Tests.Storage;

public sealed class CompressionTests : IDisposable
{
    private static readonly byte[] _text = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 40_000).Select(line => $"line {line} é")));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("x.txt")]
    [InlineData("x.gz")]
    [InlineData("x.zst")]
    public void What_is_written_by_name_is_read_by_content(string name)
    {
        Skip.If(name.EndsWith(".zst") && !Zstd.IsAvailable, "no libzstd here");
        var written = Write(name);
        var renamed = _folder.File("renamed.bin");
        File.Move(written, renamed);
        Assert.Equal(_text, Read(renamed));
        Assert.Equal(name != "x.txt", new FileInfo(renamed).Length < _text.Length / 2);
    }

    [SkippableTheory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void Members_that_follow_each_other_are_one_stream(string extension)
    {
        Skip.If(extension == ".zst" && !Zstd.IsAvailable, "no libzstd here");
        var one = File.ReadAllBytes(Write("one" + extension));
        File.WriteAllBytes(_folder.File("two"), [.. one, .. one]);
        Assert.Equal([.. _text, .. _text], Read(_folder.File("two")));
    }

    [SkippableTheory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void A_cut_file_is_invalid_data(string extension)
    {
        Skip.If(extension == ".zst" && !Zstd.IsAvailable, "no libzstd here");
        var whole = File.ReadAllBytes(Write("whole" + extension));
        foreach (var length in new[] { 5, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(_folder.File("cut"), whole[..length]);
            Assert.Throws<InvalidDataException>(() => Read(_folder.File("cut")));
        }
    }

    [Fact]
    public void Gzip_bytes_carry_no_time()
    {
        Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0], File.ReadAllBytes(Write("x.gz"))[..8]);
    }

    [SkippableFact]
    public void Skippable_frames_are_skipped_and_broken_ones_refused()
    {
        Skip.IfNot(Zstd.IsAvailable, "no libzstd here");
        var frame = File.ReadAllBytes(Write("x.zst"));
        File.WriteAllBytes(_folder.File("skip"), [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9, .. frame]);
        Assert.Equal(_text, Read(_folder.File("skip")));
        File.WriteAllBytes(_folder.File("trailing"), [.. frame, .. "rubbish"u8]);
        Assert.Throws<InvalidDataException>(() => Read(_folder.File("trailing")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("(")]
    public void Short_files_are_plain(string text)
    {
        Assert.Equal(Encoding.UTF8.GetBytes(text), Read(_folder.Touch("short", text)));
    }

    private string Write(string name)
    {
        using var file = AtomicFile.Create(_folder.File(name));
        using (var stream = Compression.Writing(file.Stream, name)) stream.Write(_text);
        file.Publish();
        return _folder.File(name);
    }

    private static byte[] Read(string path)
    {
        using var stream = Compression.OpenRead(path);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
