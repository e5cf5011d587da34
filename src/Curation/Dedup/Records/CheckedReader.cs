using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Text;
using Microsoft.Win32.SafeHandles;

namespace Curation.Dedup.Records;

/// <summary>Reads what <see cref="CheckedWriter"/> wrote; every block is checked before a byte of it is used.</summary>
/// <remarks>A damaged or cut file is a <see cref="RunException"/> of one line that names it.</remarks>
internal sealed class CheckedReader : IDisposable
{
    private const int Stride = CheckedWriter.BlockBytes + CheckedWriter.HashBytes;
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly byte[] _block = new byte[Stride];
    private readonly long _fileBytes;
    private long _loaded = -1;

    public CheckedReader(string path, FileOptions options = FileOptions.None)
    {
        _path = path;
        _file = File.OpenHandle(path, options: options);
        _fileBytes = RandomAccess.GetLength(_file);
        var lastBytes = _fileBytes - (Blocks - 1) * Stride - CheckedWriter.HashBytes;
        if (lastBytes < Math.Min(1, Blocks - 1)) throw Damaged("ends early");
        Length = (Blocks - 1) * CheckedWriter.BlockBytes + lastBytes;
    }

    /// <summary>Bytes without the hashes.</summary>
    public long Length { get; }

    public long Position { get; set; }

    private long Blocks => Math.Max(1, (_fileBytes + Stride - 1) / Stride);

    /// <summary>Opens what stands before the records and leaves <see cref="Position"/> behind it.</summary>
    public BinaryReader ReadHeader(ulong magic, string kind)
    {
        Span<ulong> start = stackalloc ulong[2];
        if (Length < sizeof(ulong) * 2) throw Damaged("ends early");
        Read(MemoryMarshal.AsBytes(start));
        if (start[0] != magic) throw Damaged($"is no {kind} of this version");
        if (start[1] > (ulong)(Length - Position)) throw Damaged("has a header longer than itself");
        var header = new byte[start[1]];
        Read(header);
        return new BinaryReader(new MemoryStream(header));
    }

    /// <summary>Fills the whole span.</summary>
    public void Read(Span<byte> bytes)
    {
        if (bytes.Length > Length - Position) throw Damaged("ends early");
        while (!bytes.IsEmpty)
        {
            var (block, offset) = Math.DivRem(Position, CheckedWriter.BlockBytes);
            if (block != _loaded) Load(block);
            var taken = (int)Math.Min(bytes.Length, CheckedWriter.BlockBytes - offset);
            _block.AsSpan((int)offset, taken).CopyTo(bytes);
            bytes = bytes[taken..];
            Position += taken;
        }
    }

    /// <summary>The records from <see cref="Position"/> on; of one enumeration at a time.</summary>
    public IEnumerable<T> Records<T>(long count) where T : unmanaged
    {
        var buffer = new T[Math.Min(count, 1024)];
        while (count > 0)
        {
            var filled = (int)Math.Min(count, buffer.Length);
            Read(MemoryMarshal.AsBytes(buffer.AsSpan(0, filled)));
            for (var i = 0; i < filled; i++) yield return buffer[i];
            count -= filled;
        }
    }

    /// <summary>All records that are left.</summary>
    public IEnumerable<T> Records<T>() where T : unmanaged
    {
        var (count, rest) = Math.DivRem(Length - Position, Unsafe.SizeOf<T>());
        return rest == 0 ? Records<T>(count) : throw Damaged("ends early");
    }

    public DamagedFileException Damaged(string how) => new(_path, how);

    public void Dispose() => _file.Dispose();

    private void Load(long block)
    {
        var last = block == Blocks - 1;
        var payload = last ? (int)(Length - block * CheckedWriter.BlockBytes) : CheckedWriter.BlockBytes;
        var read = 0;
        for (int now; read < payload + CheckedWriter.HashBytes; read += now)
        {
            now = RandomAccess.Read(_file, _block.AsSpan(read, payload + CheckedWriter.HashBytes - read), block * Stride + read);
            if (now == 0) throw Damaged("ends early");
        }

        var expected = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(payload));
        if (XxHash64.Hash(_block.AsSpan(0, payload), last ? ~(ulong)block : (ulong)block) != expected)
            throw Damaged($"is damaged in block {block} of {Blocks}");
        _loaded = block;
    }
}
