using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text;

/// <summary>Code points of valid UTF-8: reading, counting, and cutting white space as Python's <c>strip</c> does.</summary>
internal static class CodePoints
{
    /// <summary>The code point at <paramref name="at"/>, and where the next one starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Decode(ReadOnlySpan<byte> utf8, int at, out int next)
    {
        int first = utf8[at];
        if (first < 0x80)
        {
            next = at + 1;
            return first;
        }

        if (first < 0xE0)
        {
            next = at + 2;
            return ((first & 0x1F) << 6) | (utf8[at + 1] & 0x3F);
        }

        if (first < 0xF0)
        {
            next = at + 3;
            return ((first & 0x0F) << 12) | ((utf8[at + 1] & 0x3F) << 6) | (utf8[at + 2] & 0x3F);
        }

        next = at + 4;
        return ((first & 0x07) << 18) | ((utf8[at + 1] & 0x3F) << 12) | ((utf8[at + 2] & 0x3F) << 6) | (utf8[at + 3] & 0x3F);
    }

    /// <summary>The number of code points: bytes that continue none.</summary>
    public static int Count(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        ref var start = ref MemoryMarshal.GetReference(utf8);
        var at = 0;
        for (; at + Vector256<byte>.Count <= utf8.Length; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at).AsSByte();
            count += BitOperations.PopCount(Vector256.GreaterThan(bytes, Vector256.Create((sbyte)-65)).ExtractMostSignificantBits());
        }

        for (; at < utf8.Length; at++)
        {
            if ((sbyte)utf8[at] > -65) count++;
        }

        return count;
    }

    /// <summary>Where the last code point of a text that is not empty starts.</summary>
    public static int LastStart(ReadOnlySpan<byte> utf8)
    {
        var at = utf8.Length - 1;
        while ((utf8[at] & 0xC0) == 0x80) at--;
        return at;
    }

    /// <summary>The class of the last code point; none for an empty text.</summary>
    public static CharacterClass LastClass(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? CharacterClass.None : CharacterTable.At(utf8, LastStart(utf8), out _);

    public static bool IsBlank(ReadOnlySpan<byte> utf8) => TrimStart(utf8).IsEmpty;

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8) => TrimEnd(TrimStart(utf8));

    /// <summary>The part of a range that is left without white space at its ends.</summary>
    public static ByteRange Trim(ReadOnlySpan<byte> utf8, ByteRange range)
    {
        var left = TrimStart(range.Of(utf8));
        return new(range.End - left.Length, range.End - left.Length + TrimEnd(left).Length);
    }

    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length && (CharacterTable.At(utf8, at, out var next) & CharacterClass.Space) != 0) at = next;
        return utf8[at..];
    }

    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> utf8)
    {
        while ((LastClass(utf8) & CharacterClass.Space) != 0) utf8 = utf8[..LastStart(utf8)];
        return utf8;
    }
}
