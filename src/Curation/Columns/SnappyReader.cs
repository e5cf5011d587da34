namespace Curation.Columns;

internal static partial class Snappy
{
    /// <summary>A copy of 64 bytes takes three, so no honest block grows by more.</summary>
    private const int MaxRatio = 22;

    /// <summary>Reads the plain length that a block claims and refuses what the block is too short for.</summary>
    /// <exception cref="InvalidDataException">The length is broken.</exception>
    internal static int PlainLength(ReadOnlySpan<byte> input) => PlainLength(input, out _);

    /// <summary>Unpacks a block into exactly <see cref="PlainLength(ReadOnlySpan{byte})"/> bytes.</summary>
    /// <exception cref="InvalidDataException">The block is broken.</exception>
    internal static void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (PlainLength(input, out var at) != output.Length) throw Broken("another length");
        var written = 0;
        while (at < input.Length)
        {
            var tag = input[at++];
            var length = (tag >> 2) + 1;
            if ((tag & 3) == 0)
            {
                length = LiteralLength(input, length, ref at);
                if (length > input.Length - at || length > output.Length - written) throw Broken("a shorter literal");
                input.Slice(at, length).CopyTo(output[written..]);
                at += length;
            }
            else
            {
                var offset = CopyOffset(input, tag, ref length, ref at);
                if (offset <= 0 || offset > written || length > output.Length - written) throw Broken("a copy within the output");
                Copy(output, written, offset, length);
            }
            written += length;
        }
        if (written != output.Length) throw Broken("more data");
    }

    private static int PlainLength(ReadOnlySpan<byte> input, out int at)
    {
        ulong length = 0;
        for (at = 0; at < Math.Min(input.Length, 5); )
        {
            length |= (ulong)(input[at] & 0x7f) << (7 * at);
            if (input[at++] >= 0x80) continue;
            if (length > (ulong)input.Length * MaxRatio || length > int.MaxValue) break;
            return (int)length;
        }
        throw Broken("a plain length that the block can hold");
    }

    private static int LiteralLength(ReadOnlySpan<byte> input, int length, ref int at)
    {
        if (length <= 60) return length;
        var bytes = length - 60;
        if (bytes > input.Length - at) throw Broken("more data");
        uint last = 0;
        for (var i = 0; i < bytes; i++) last |= (uint)input[at++] << (8 * i);
        return last < int.MaxValue ? (int)last + 1 : throw Broken("a shorter literal");
    }

    private static int CopyOffset(ReadOnlySpan<byte> input, byte tag, ref int length, ref int at)
    {
        var bytes = (tag & 3) switch { 1 => 1, 2 => 2, _ => 4 };
        if (bytes > input.Length - at) throw Broken("more data");
        uint offset = 0;
        for (var i = 0; i < bytes; i++) offset |= (uint)input[at++] << (8 * i);
        if (bytes > 1) return offset <= int.MaxValue ? (int)offset : 0;
        length = ((tag >> 2) & 7) + 4;
        return (int)offset | (tag >> 5 << 8);
    }

    /// <summary>The source may reach into what is being written: then the copy repeats the last <paramref name="offset"/> bytes.</summary>
    private static void Copy(Span<byte> output, int written, int offset, int length)
    {
        while (length > offset)
        {
            output.Slice(written - offset, offset).CopyTo(output[written..]);
            written += offset;
            length -= offset;
            offset *= 2;
        }
        output.Slice(written - offset, length).CopyTo(output[written..]);
    }

    private static InvalidDataException Broken(string expected) => new($"broken snappy data: expected {expected}");
}
