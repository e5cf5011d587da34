using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Extraction.Tree;

/// <summary>Counts a text once, while it is added to the tree: 32 bytes a step, non-ASCII marks one by one.</summary>
internal static class TextCounter
{
    /// <summary>Characters are code points, a run of white space as one, none for white space at the ends.</summary>
    public static TextSums Count(ReadOnlySpan<byte> buffer, int start, int length, bool isInLink)
    {
        var text = buffer.Slice(start, length);
        var sums = default(TextSums);
        var (characters, words, wasSpace) = (0, 0, 1u);
        for (var at = 0; at < text.Length; at += Vector256<byte>.Count)
        {
            var block = Load(buffer, start + at, length - at, out var valid);
            var space = Spaces(block) & valid;
            var seen = valid & ~space;
            words += BitOperations.PopCount(seen & ((space << 1) | wasSpace));
            wasSpace = space >> 31;
            var high = block.ExtractMostSignificantBits() & valid;
            characters += BitOperations.PopCount(seen);
            var marks = Vector256.Equals(block, Vector256.Create((byte)'.')) | Vector256.Equals(block, Vector256.Create((byte)'!'))
                | Vector256.Equals(block, Vector256.Create((byte)'?'));
            sums.Sentences += BitOperations.PopCount(marks.ExtractMostSignificantBits());
            sums.Commas += BitOperations.PopCount(Vector256.Equals(block, Vector256.Create((byte)',')).ExtractMostSignificantBits());
            if (high == 0) continue;
            characters -= BitOperations.PopCount(Continuations(block) & valid);
            AddWideMarks(text, at, high, ref sums);
        }

        sums.Characters = characters + Math.Max(0, words - 1);
        if (isInLink) sums.LinkCharacters = sums.Characters;
        return sums;
    }

    /// <summary>Sentence ends and commas of other scripts: 。！？．｡… ۔؟ । ॥ and ，、､،</summary>
    private static void AddWideMarks(ReadOnlySpan<byte> text, int at, uint high, ref TextSums sums)
    {
        for (; high != 0; high &= high - 1)
        {
            var rest = text[(at + BitOperations.TrailingZeroCount(high))..];
            switch (rest[0])
            {
                case 0xE3 when rest is [_, 0x80, 0x82, ..]: sums.Sentences++; break;
                case 0xE3 when rest is [_, 0x80, 0x81, ..]: sums.Commas++; break;
                case 0xEF when rest is [_, 0xBC, 0x81 or 0x8E or 0x9F, ..] or [_, 0xBD, 0xA1, ..]: sums.Sentences++; break;
                case 0xEF when rest is [_, 0xBC, 0x8C, ..] or [_, 0xBD, 0xA4, ..]: sums.Commas++; break;
                case 0xE2 when rest is [_, 0x80, 0xA6, ..]: sums.Sentences++; break;
                case 0xE0 when rest is [_, 0xA5, 0xA4 or 0xA5, ..]: sums.Sentences++; break;
                case 0xD8 when rest is [_, 0x9F, ..]: sums.Sentences++; break;
                case 0xD8 when rest is [_, 0x8C, ..]: sums.Commas++; break;
                case 0xDB when rest is [_, 0x94, ..]: sums.Sentences++; break;
            }
        }
    }

    /// <summary>The next 32 bytes; what lies behind the text is zero and not valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load(ReadOnlySpan<byte> buffer, int at, int left, out uint valid)
    {
        valid = uint.MaxValue;
        if (at + Vector256<byte>.Count > buffer.Length) return LoadLast(buffer.Slice(at, left), ref valid);
        var block = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(buffer), (nuint)at);
        if (left >= Vector256<byte>.Count) return block;
        valid >>= Vector256<byte>.Count - left;
        return block & Vector256.LessThan(Vector256<byte>.Indices, Vector256.Create((byte)left));
    }

    private static Vector256<byte> LoadLast(ReadOnlySpan<byte> text, ref uint valid)
    {
        valid >>= Vector256<byte>.Count - text.Length;
        Span<byte> last = stackalloc byte[Vector256<byte>.Count];
        last.Clear();
        text.CopyTo(last);
        return Vector256.Create(last);
    }

    private static uint Spaces(Vector256<byte> block)
    {
        var isSpace = Vector256.Equals(block, Vector256.Create((byte)' ')) | Vector256.Equals(block, Vector256.Create((byte)'\n'))
            | Vector256.Equals(block, Vector256.Create((byte)'\t')) | Vector256.Equals(block, Vector256.Create((byte)'\r'))
            | Vector256.Equals(block, Vector256.Create((byte)'\f'));
        return isSpace.ExtractMostSignificantBits();
    }

    private static uint Continuations(Vector256<byte> block) =>
        Vector256.LessThan(block.AsSByte(), Vector256.Create((sbyte)-64)).ExtractMostSignificantBits();
}
