using System.Buffers.Binary;

namespace Curation.Sources.Gzip;

/// <summary>The header of a gzip member (RFC 1952 §2.3).</summary>
internal static class GzipHeader
{
    private const int FixedBytes = 10, MaxBytes = 1 << 17;
    private const byte Deflate = 8, HeaderCrc = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xE0;

    /// <summary>Bytes of the header at the input's position; 0 when none stands there.</summary>
    public static int Length(BufferedInput input)
    {
        var bytes = input.Peek(FixedBytes);
        if (bytes.Length < FixedBytes || !bytes.StartsWith(GzipFormat.Start) || bytes[2] != Deflate || (bytes[3] & Reserved) != 0) return 0;
        return bytes[3] == 0 ? FixedBytes : WithFields(input.Peek(MaxBytes));
    }

    private static int WithFields(ReadOnlySpan<byte> bytes)
    {
        var flags = bytes[3];
        var length = FixedBytes;
        if ((flags & Extra) != 0)
        {
            if (bytes.Length < length + 2) return 0;
            length += 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[length..]);
        }

        if ((flags & Name) != 0 && !SkipText(bytes, ref length)) return 0;
        if ((flags & Comment) != 0 && !SkipText(bytes, ref length)) return 0;
        if ((flags & HeaderCrc) != 0) length += 2;
        return length <= bytes.Length ? length : 0;
    }

    private static bool SkipText(ReadOnlySpan<byte> bytes, ref int length)
    {
        var end = length <= bytes.Length ? bytes[length..].IndexOf((byte)0) : -1;
        length += end + 1;
        return end >= 0;
    }
}
