using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Storage;

namespace Curation.Sources.Warc;

/// <summary>Undoes transfer and content encoding (RFC 9112 §7.1, RFC 9110 §8.4, RFC 8878), never beyond the limit.</summary>
internal static class HttpBody
{
    private const int MaxEncodings = 4, MostUndeclared = 2;

    /// <summary>The decoded body; the given one where there is nothing to decode. Of a body that was cut off, what is there.</summary>
    /// <exception cref="BadRecordException">bad-chunk, bad-content-encoding or page-too-large.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, HttpHead head, int maxBytes)
    {
        var transfers = Codings(head.TransferEncoding).Where(coding => coding is "chunked" or "gzip" or "x-gzip" or "deflate").ToArray();
        var contents = Codings(head.ContentEncoding);
        if (transfers.Length + contents.Length > MaxEncodings) throw new BadRecordException("bad-content-encoding", "more than 4 encodings");
        var decoded = body;
        foreach (var coding in transfers.Reverse())
            decoded = coding is not "chunked" ? Unpack(decoded, coding, maxBytes) : IsUnchunked(decoded.Span) ? decoded : Unchunk(decoded.Span);
        foreach (var coding in contents.Reverse()) decoded = Unpack(decoded, coding, maxBytes);
        // servers pack again what is packed, and forget to say that they packed
        var isHtml = PageSniffer.IsHtml(MediaType.Parse(head.ContentType));
        for (var left = MostUndeclared; isHtml && left > 0 && IsGzip(decoded.Span); left--) decoded = Unpack(decoded, "gzip", maxBytes);
        if (decoded.Length > maxBytes) throw WarcDocument.TooLarge(maxBytes);
        return decoded;
    }

    private static string[] Codings(string? field) => field?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsGzip(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>Some crawlers store the decoded body under the header of the encoded one.</summary>
    private static bool IsUnchunked(ReadOnlySpan<byte> body) => PageSniffer.LooksLikeHtml(body);

    private static byte[] Unchunk(ReadOnlySpan<byte> body)
    {
        var joined = new byte[body.Length];
        for (var length = 0; ;)
        {
            var lineEnd = body.IndexOf((byte)'\n');
            if (lineEnd < 0 && length > 0) return joined[..length];
            if (lineEnd < 0 || !Utf8Parser.TryParse(body[..lineEnd].TrimStart((byte)' '), out int size, out _, 'x') || size < 0)
                throw Bad("no chunk size where one should stand");
            body = body[(lineEnd + 1)..];
            if (size == 0) return joined[..length];
            if (size > body.Length && body.Length + length == 0) throw Bad("the body ends before its first chunk");
            size = Math.Min(size, body.Length);
            body[..size].CopyTo(joined.AsSpan(length));
            length += size;
            body = body[size..];
            if (body.Length < 2) return joined[..length];
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
                "zstd" => new ZstdReadStream(source),
                _ => throw new BadRecordException("bad-content-encoding", "an unknown content encoding"),
            };
            return ReadUpTo(stream, maxBytes) is { Length: > 0 } body ? body : throw new InvalidDataException("nothing can be unpacked");
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new BadRecordException("bad-content-encoding", $"the body is not {encoding}", e);
        }
    }

    private static byte[] ReadUpTo(Stream stream, int maxBytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            for (var length = 0; ;)
            {
                if (length == buffer.Length) Grow(ref buffer, maxBytes);
                var count = ReadSound(stream, buffer.AsSpan(length), length > 0);
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

    /// <summary>Damage behind bytes that could be unpacked is their end, as browsers have it.</summary>
    private static int ReadSound(Stream stream, Span<byte> into, bool hasBytes)
    {
        try
        {
            return stream.Read(into);
        }
        catch (Exception e) when (hasBytes && e is (InvalidDataException or InvalidOperationException))
        {
            return 0;
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
