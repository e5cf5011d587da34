using System.IO.Compression;

namespace Curation.Storage;

/// <summary>Opens files by what they are when reading (gzip of any number of members, zstd of any number of frames, plain)
/// and by what they are called when writing.</summary>
public static class Compression
{
    /// <summary>Looks at the first bytes, never at the name.</summary>
    public static Stream OpenRead(string path) => OpenRead(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16));

    /// <summary>The same for a seekable stream at its start; it is closed with the result.</summary>
    public static Stream OpenRead(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return Reading(stream, start[..read]);
    }

    /// <summary>Wraps a stream for writing: <c>.gz</c> and <c>.zst</c> compress, other names do not.
    /// Disposing the result ends the compressed data and closes the stream.</summary>
    public static Stream Writing(Stream stream, string path) => Path.GetExtension(path) switch
    {
        ".gz" => new GZipStream(stream, CompressionLevel.Optimal),
        ".zst" => new ZstdWriteStream(stream),
        _ => stream,
    };

    internal static Stream Gunzip(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);

    private static Stream Reading(Stream stream, ReadOnlySpan<byte> start)
    {
        if (start is [0x1f, 0x8b, ..]) return Gunzip(stream);
        return IsZstd(start) ? new ZstdReadStream(stream) : stream;
    }

    /// <summary>A frame, or a skippable frame as parallel compressors put first (RFC 8878, section 3.1).</summary>
    private static bool IsZstd(ReadOnlySpan<byte> start) =>
        start is [0x28, 0xb5, 0x2f, 0xfd] or [>= 0x50 and <= 0x5f, 0x2a, 0x4d, 0x18];
}
