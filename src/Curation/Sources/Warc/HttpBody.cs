using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Curation.Core;

namespace Curation.Sources.Warc;

/// <summary>Undoes transfer and content encoding (RFC 9112 §7.1, RFC 9110 §8.4), never beyond the limit.</summary>
internal static class HttpBody
{
    private const int MaxEncodings = 4;

    /// <summary>The decoded body; the given one where there is nothing to decode.</summary>
    /// <exception cref="BadRecordException">bad-chunk, bad-content-encoding or page-too-large.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, HttpHead head, int maxBytes)
    {
        var decoded = head.TransferEncoding?.Contains("chunked", StringComparison.Ordinal) == true && !IsUnchunked(body.Span) ? Unchunk(body.Span) : body;
        var encodings = head.ContentEncoding?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (encodings.Length > MaxEncodings) throw new BadRecordException("bad-content-encoding", "more than 4 encodings");
        foreach (var encoding in encodings.Reverse()) decoded = Unpack(decoded, encoding, maxBytes);
        if (decoded.Length > maxBytes) throw WarcDocument.TooLarge(maxBytes);
        return decoded;
    }

    /// <summary>Some crawlers store the decoded body under the header of the encoded one.</summary>
    private static bool IsUnchunked(ReadOnlySpan<byte> body) => PageSniffer.LooksLikeHtml(body);

    private static byte[] Unchunk(ReadOnlySpan<byte> body)
    {
        var joined = new byte[body.Length];
        for (var length = 0; ;)
        {
            var lineEnd = body.IndexOf((byte)'\n');
            if (lineEnd < 0 || !Utf8Parser.TryParse(body[..lineEnd].TrimStart((byte)' '), out int size, out _, 'x') || size < 0)
                throw Bad("no chunk size where one should stand");
            body = body[(lineEnd + 1)..];
            if (size == 0) return joined[..length];
            if (size > body.Length) throw Bad("the body ends within a chunk");
            body[..size].CopyTo(joined.AsSpan(length));
            length += size;
            body = body[size..];
            if (body.StartsWith("\r\n"u8)) body = body[2..];
            else if (body.StartsWith("\n"u8)) body = body[1..];
            else throw Bad("a chunk that is longer than its size");
        }

        static BadRecordException Bad(string detail) => new("bad-chunk", detail);
    }

    private static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, string encoding, int maxBytes)
    {
        // an empty body has no encoding, and some crawlers store the decoded body under the header of the encoded one
        if (packed.IsEmpty || encoding is "identity" || PageSniffer.LooksLikeHtml(packed.Span)) return packed;
        MemoryMarshal.TryGetArray(packed, out var array);
        var source = new MemoryStream(array.Array!, array.Offset, array.Count);
        try
        {
            using Stream stream = encoding switch
            {
                "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
                "deflate" when IsZlib(packed.Span) => new ZLibStream(source, CompressionMode.Decompress),
                "deflate" => new DeflateStream(source, CompressionMode.Decompress),
                "br" => new BrotliStream(source, CompressionMode.Decompress),
                _ => throw new BadRecordException("bad-content-encoding", "an unknown content encoding"),
            };
            var body = ReadUpTo(stream, maxBytes);
            return !encoding.EndsWith("gzip", StringComparison.Ordinal) || IsWhole(packed.Span, body.Length)
                ? body
                : throw new InvalidDataException("the gzip data is cut off");
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new BadRecordException("bad-content-encoding", $"the body is not {encoding}", e);
        }
    }

    /// <summary>The framework takes the end of its input for the end of the data; gzip ends with the length of what was packed.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> gzip, int length) =>
        gzip.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(gzip[^sizeof(int)..]) == length;

    private static byte[] ReadUpTo(Stream stream, int maxBytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            for (var length = 0; ;)
            {
                if (length == buffer.Length) Grow(ref buffer, maxBytes);
                var count = stream.Read(buffer, length, buffer.Length - length);
                length += count;
                if (length > maxBytes) throw WarcDocument.TooLarge(maxBytes);
                if (count == 0) return buffer.AsSpan(0, length).ToArray();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Grow(ref byte[] buffer, int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * buffer.Length, Math.Max(buffer.Length, maxBytes) + 1L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    /// <summary>Servers send both zlib and raw deflate under this name.</summary>
    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && (bytes[0] & 15) == 8 && (bytes[0] << 8 | bytes[1]) % 31 == 0;
}
