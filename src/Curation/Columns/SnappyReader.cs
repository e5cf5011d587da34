using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Columns;

internal static partial class Snappy
{
    /// <summary>A copy of 64 bytes takes three, so no honest block grows by more.</summary>
    private const int MaxRatio = 22;

    /// <summary>Bytes of one vector move; a copy is at most four of them.</summary>
    private const int Wide = 16;

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
                if (length > 60) length = LongLiteral(input, length - 60, ref at);
                if (length > input.Length - at || length > output.Length - written) throw Broken("a shorter literal");
                CopyLiteral(input, at, output, written, length);
                at += length;
            }
            else
            {
                var offset = (tag & 3) switch
                {
                    1 when at < input.Length => tag >> 5 << 8 | input[at],
                    2 when at + 2 <= input.Length => BinaryPrimitives.ReadUInt16LittleEndian(input[at..]),
                    3 when at + 4 <= input.Length => BinaryPrimitives.ReadInt32LittleEndian(input[at..]),
                    _ => throw Broken("more data"),
                };
                at += 1 << (tag & 3) >> 1;
                if ((tag & 3) == 1) length = ((tag >> 2) & 7) + 4;
                if (offset <= 0 || offset > written || length > output.Length - written) throw Broken("a copy within the output");
                CopyBack(output, written, offset, length);
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

    private static int LongLiteral(ReadOnlySpan<byte> input, int bytes, ref int at)
    {
        if (bytes > input.Length - at) throw Broken("more data");
        uint last = 0;
        for (var i = 0; i < bytes; i++) last |= (uint)input[at++] << (8 * i);
        return last < int.MaxValue ? (int)last + 1 : throw Broken("a shorter literal");
    }

    private static void CopyLiteral(ReadOnlySpan<byte> input, int at, Span<byte> output, int written, int length)
    {
        // where there is room, one wide move beats a copy of the exact length: what it writes too much is written again
        if (length <= Wide && at + Wide <= input.Length && written + Wide <= output.Length) Move(ref At(input, at), ref At(output, written));
        else input.Slice(at, length).CopyTo(output[written..]);
    }

    /// <summary>The source may reach into what is being written: then the copy repeats the last <paramref name="offset"/> bytes.</summary>
    private static void CopyBack(Span<byte> output, int written, int offset, int length)
    {
        if (offset >= Wide && written + 4 * Wide <= output.Length)
        {
            for (var done = 0; done < length; done += Wide) Move(ref At(output, written - offset + done), ref At(output, written + done));
            return;
        }
        for (; length > offset; offset *= 2)
        {
            output.Slice(written - offset, offset).CopyTo(output[written..]);
            written += offset;
            length -= offset;
        }
        output.Slice(written - offset, length).CopyTo(output[written..]);
    }

    private static ref byte At(ReadOnlySpan<byte> bytes, int at) => ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at);

    private static void Move(ref byte from, ref byte to) => Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<Vector128<byte>>(ref from));

    private static InvalidDataException Broken(string expected) => new($"broken snappy data: expected {expected}");
}
