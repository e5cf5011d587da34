using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Text;

namespace Curation.Dedup.Records;

/// <summary>
/// Writes bytes in blocks of 64 KB, each followed by its xxHash64, seeded by the number of the block (the last one by its complement), so that a reader
/// finds a changed or cut file.
/// </summary>
internal sealed class CheckedWriter(Stream stream)
{
    public const int BlockBytes = 1 << 16;
    public const int HashBytes = sizeof(ulong);
    private readonly byte[] _block = new byte[BlockBytes + HashBytes];
    private int _filled;
    private ulong _number;

    public void Write<T>(ReadOnlySpan<T> records) where T : unmanaged => WriteBytes(MemoryMarshal.AsBytes(records));

    public void Write<T>(IEnumerable<T> records) where T : unmanaged
    {
        foreach (var record in records) Write(new ReadOnlySpan<T>(in record));
    }

    /// <summary>What kind and version of file it is, and what stands before its records.</summary>
    public void WriteHeader(ulong magic, Action<BinaryWriter> write)
    {
        using var header = new MemoryStream();
        using (var writer = new BinaryWriter(header, Encoding.UTF8, leaveOpen: true)) write(writer);
        Write<ulong>([magic, (ulong)header.Length]);
        WriteBytes(header.GetBuffer().AsSpan(0, (int)header.Length));
    }

    /// <summary>Writes the last block; the stream stays open.</summary>
    public void Finish() => WriteBlock(~_number);

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_filled == BlockBytes) WriteBlock(_number++);
            var taken = Math.Min(bytes.Length, BlockBytes - _filled);
            bytes[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            bytes = bytes[taken..];
        }
    }

    private void WriteBlock(ulong seed)
    {
        var hash = XxHash64.Hash(_block.AsSpan(0, _filled), seed);
        BinaryPrimitives.WriteUInt64LittleEndian(_block.AsSpan(_filled), hash);
        stream.Write(_block, 0, _filled + HashBytes);
        _filled = 0;
    }
}
