using System.Runtime.InteropServices;

namespace Curation.Shards;

/// <summary>Token lists of documents on disk between encoding and writing in order, so that memory holds a few numbers a document.</summary>
internal sealed class TokenScratch : IDisposable
{
    private readonly FileStream _file;
    private readonly List<(ulong Identity, long Offset, int Count, int Copy)> _entries = [];

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

    /// <param name="copies">How often the document is to come.</param>
    public void Add(ulong identity, ReadOnlySpan<int> ids, int copies)
    {
        for (var copy = 0; copy < copies; copy++) _entries.Add((identity, _file.Position, ids.Length, copy));
        _file.Write(MemoryMarshal.AsBytes(ids));
    }

    /// <summary>The documents wanted: first copies by ascending key of identity and copy, then second copies, so that no two of one document lie close.
    /// Each array is new.</summary>
    public IEnumerable<int[]> InOrder(Func<ulong, bool> wanted, Func<ulong, int, ulong> key)
    {
        _file.Flush();
        var ordered = _entries.Where(entry => wanted(entry.Identity)).OrderBy(entry => entry.Copy)
            .ThenBy(entry => key(entry.Identity, entry.Copy)).ThenBy(entry => entry.Identity);
        foreach (var (_, offset, count, _) in ordered)
        {
            var ids = new int[count];
            RandomAccess.Read(_file.SafeFileHandle, MemoryMarshal.AsBytes(ids.AsSpan()), offset);
            yield return ids;
        }
    }

    public void Dispose() => _file.Dispose();
}
