using System.Runtime.InteropServices;

namespace Curation.Shards;

/// <summary>Token lists of documents on disk between encoding and writing in order, so that memory holds a few numbers a document.</summary>
internal sealed class TokenScratch : IDisposable
{
    private readonly FileStream _file;
    private readonly List<(ulong Identity, long Offset, int Count)> _entries = [];

    public TokenScratch(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        });
    }

    public void Add(ulong identity, ReadOnlySpan<int> ids)
    {
        _entries.Add((identity, _file.Position, ids.Length));
        _file.Write(MemoryMarshal.AsBytes(ids));
    }

    /// <summary>The documents wanted, by ascending key of their identity, then identity. Each array is new.</summary>
    public IEnumerable<int[]> InOrder(Func<ulong, bool> wanted, Func<ulong, ulong> key)
    {
        _file.Flush();
        var ordered = _entries.Where(entry => wanted(entry.Identity)).OrderBy(entry => key(entry.Identity)).ThenBy(entry => entry.Identity);
        foreach (var (_, offset, count) in ordered)
        {
            var ids = new int[count];
            RandomAccess.Read(_file.SafeFileHandle, MemoryMarshal.AsBytes(ids.AsSpan()), offset);
            yield return ids;
        }
    }

    public void Dispose() => _file.Dispose();
}
