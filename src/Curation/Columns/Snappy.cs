using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Curation.Columns;

/// <summary>The Snappy block format: a varint with the plain length, then literals and copies of what came before.
/// Source: google/snappy, format_description.txt.</summary>
internal static partial class Snappy
{
    private const int BlockBytes = 1 << 16;
    private const int HashBits = 14;

    /// <summary>After 32 misses in a row the search goes in steps of two, after 64 in steps of three, so that what cannot be compressed costs little.</summary>
    private const int SkipBits = 5;

    internal static int MaxCompressedLength(int length) => checked((int)(32 + (long)length + length / 6));

    /// <summary>Gives the number of bytes written. The output holds at least <see cref="MaxCompressedLength"/>.</summary>
    internal static int Compress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var written = WriteVarint(output, (uint)input.Length);
        Span<ushort> table = stackalloc ushort[1 << HashBits];
        while (!input.IsEmpty)
        {
            var block = input[..Math.Min(input.Length, BlockBytes)];
            written += CompressBlock(block, output[written..], table);
            input = input[block.Length..];
        }
        return written;
    }

    private static int CompressBlock(ReadOnlySpan<byte> block, Span<byte> output, Span<ushort> table)
    {
        table.Clear();
        int written = 0, literal = 0, at = 1, misses = 1 << SkipBits;
        while (at + 8 <= block.Length)
        {
            var four = Four(block, at);
            ref var slot = ref table[Hash(four)];
            int candidate = slot;
            slot = (ushort)at;
            if (Four(block, candidate) != four)
            {
                at += misses++ >> SkipBits;
                continue;
            }
            var length = 4 + block[(at + 4)..].CommonPrefixLength(block[(candidate + 4)..]);
            written += WriteLiteral(output[written..], block[literal..at]);
            written += WriteCopy(output[written..], at - candidate, length);
            at += length;
            literal = at;
            misses = 1 << SkipBits;
            if (at + 8 <= block.Length)
                table[Hash(Four(block, at - 1))] = (ushort)(at - 1);
        }
        return written + WriteLiteral(output[written..], block[literal..]);
    }

    /// <summary>Every place asked for is at least eight bytes before the end.</summary>
    private static uint Four(ReadOnlySpan<byte> block, int at) => Unsafe.ReadUnaligned<uint>(ref At(block, at));

    private static int Hash(uint four) => (int)((four * 0x1e35a7bd) >> (32 - HashBits));

    private static int WriteLiteral(Span<byte> output, ReadOnlySpan<byte> literal)
    {
        if (literal.IsEmpty) return 0;
        var last = literal.Length - 1;
        var header = last < 60 ? 1 : last < 1 << 8 ? 2 : 3;
        output[0] = (byte)((last < 60 ? last : 58 + header) << 2);
        if (header > 1) output[1] = (byte)last;
        if (header > 2) output[2] = (byte)(last >> 8);
        literal.CopyTo(output[header..]);
        return header + literal.Length;
    }

    private static int WriteCopy(Span<byte> output, int offset, int length)
    {
        var written = 0;
        while (length > 0)
        {
            // never leaves a rest below 4, the shortest copy that the short form can hold
            var part = length >= 68 ? 64 : length > 64 ? 60 : length;
            if (part is >= 4 and < 12 && offset < 2048)
            {
                output[written++] = (byte)((offset >> 8 << 5) | ((part - 4) << 2) | 1);
                output[written++] = (byte)offset;
            }
            else
            {
                output[written++] = (byte)(((part - 1) << 2) | 2);
                BinaryPrimitives.WriteUInt16LittleEndian(output[written..], (ushort)offset);
                written += 2;
            }
            length -= part;
        }
        return written;
    }

    private static int WriteVarint(Span<byte> output, uint value)
    {
        var written = 0;
        for (; value >= 0x80; value >>= 7) output[written++] = (byte)(value | 0x80);
        output[written++] = (byte)value;
        return written;
    }
}
