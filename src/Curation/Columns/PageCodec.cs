using System.Buffers;
using System.IO.Compression;
using Curation.Storage;

namespace Curation.Columns;

/// <summary>Packs and unpacks the bytes of a page.</summary>
internal static class PageCodec
{
    internal static void Compress(ParquetCodec codec, ReadOnlySpan<byte> plain, ArrayBufferWriter<byte> output)
    {
        switch (codec)
        {
            case ParquetCodec.Uncompressed:
                output.Write(plain);
                break;
            case ParquetCodec.Snappy:
                output.Advance(Snappy.Compress(plain, output.GetSpan(Snappy.MaxCompressedLength(plain.Length))));
                break;
            default:
                var packed = new MemoryStream();
                using (var stream = Packing(codec, packed)) stream.Write(plain);
                output.Write(packed.ToArray());
                break;
        }
    }

    private static Stream Packing(ParquetCodec codec, Stream packed) =>
        codec == ParquetCodec.Gzip ? new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true) : new ZstdWriteStream(packed);

    /// <summary>Unpacks into the front of a buffer, which grows with what comes out, not with what the page claims.</summary>
    internal static void Decompress(ParquetCodec codec, byte[] packed, int start, int count, int plainBytes, ref byte[] plain)
    {
        if (codec == ParquetCodec.Uncompressed)
        {
            if (count != plainBytes) throw Broken($"{plainBytes} bytes, found {count}");
            Reserve(ref plain, plainBytes);
            packed.AsSpan(start, count).CopyTo(plain);
        }
        else if (codec == ParquetCodec.Snappy)
        {
            var block = packed.AsSpan(start, count);
            if (Snappy.PlainLength(block) != plainBytes) throw Broken($"{plainBytes} bytes, the snappy data holds {Snappy.PlainLength(block)}");
            Reserve(ref plain, plainBytes);
            Snappy.Decompress(block, plain.AsSpan(0, plainBytes));
        }
        else
        {
            using var stream = Open(codec, new MemoryStream(packed, start, count));
            ReadExactly(stream, plainBytes, ref plain);
        }
    }

    internal static void Reserve(ref byte[] buffer, int bytes)
    {
        if (buffer.Length < bytes) Array.Resize(ref buffer, (int)Math.Min(Math.Max(bytes, 2L * buffer.Length), Format.MaxPageBytes));
    }

    private static Stream Open(ParquetCodec codec, Stream packed) => codec switch
    {
        ParquetCodec.Gzip => Compression.Gunzip(packed),
        ParquetCodec.Zstd => new ZstdReadStream(packed),
        _ => throw new InvalidDataException($"codec {(int)codec} is not supported: expected uncompressed, snappy, gzip or zstd"),
    };

    private static void ReadExactly(Stream stream, int plainBytes, ref byte[] plain)
    {
        for (var filled = 0; filled < plainBytes;)
        {
            if (filled == plain.Length) Reserve(ref plain, Math.Min(plainBytes, Math.Max(1 << 16, 2 * filled)));
            var read = stream.Read(plain, filled, Math.Min(plain.Length, plainBytes) - filled);
            if (read == 0) throw Broken($"{plainBytes} bytes, found {filled}");
            filled += read;
        }
    }

    private static InvalidDataException Broken(string expected) => new($"broken page: expected {expected}");
}
