using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Curation.Columns;

/// <summary>An open file: its footer, and its bytes by position.</summary>
internal sealed class ParquetFile : IDisposable
{
    private const int TailBytes = 8;
    private const int MaxFooterBytes = 1 << 28;

    private readonly SafeFileHandle _handle;

    internal ParquetFile(string path)
    {
        Path = path;
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            Layout = ReadFooter();
        }
        catch (InvalidDataException error)
        {
            _handle.Dispose();
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    internal string Path { get; }

    internal FileLayout Layout { get; }

    public void Dispose() => _handle.Dispose();

    internal void Read(Span<byte> bytes, long position)
    {
        for (int read; !bytes.IsEmpty; bytes = bytes[read..], position += read)
        {
            read = RandomAccess.Read(_handle, bytes, position);
            if (read == 0) throw new InvalidDataException($"the file ends at byte {position}: expected {bytes.Length} more bytes");
        }
    }

    private FileLayout ReadFooter()
    {
        var length = RandomAccess.GetLength(_handle);
        if (length < Format.Magic.Length + TailBytes) throw new InvalidDataException($"expected a Parquet file, found {length} bytes");
        Span<byte> head = stackalloc byte[4], tail = stackalloc byte[TailBytes];
        Read(head, 0);
        Read(tail, length - TailBytes);
        if (!head.SequenceEqual(Format.Magic) || !tail[4..].SequenceEqual(Format.Magic))
            throw new InvalidDataException("expected \"PAR1\" at the start and at the end");
        var footerBytes = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        var dataEnd = length - TailBytes - footerBytes;
        var mostBytes = Math.Min(MaxFooterBytes, length - TailBytes - Format.Magic.Length);
        if (footerBytes > mostBytes) throw new InvalidDataException($"expected a footer of at most {mostBytes} bytes, found {footerBytes}");
        var footer = new byte[footerBytes];
        Read(footer, dataEnd);
        return new FooterReader(footer, dataEnd).Read();
    }
}
