using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text;

/// <summary>Up to 64 bytes of a text, asked all at once; an answer has a bit for each.</summary>
internal readonly struct ByteBlock
{
    public const int Width = 64;

    private readonly Vector512<byte> _bytes;

    /// <param name="at">Before the end of the text; behind it the block holds zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteBlock(ReadOnlySpan<byte> text, int at)
    {
        var missing = Math.Max(0, at + Width - text.Length);
        Inside = ulong.MaxValue >> missing;
        _bytes = missing == 0 ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at) : Padded(text[at..]);
    }

    /// <summary>The bytes of the text.</summary>
    public ulong Inside { get; }

    /// <summary>What starts a character beyond ASCII.</summary>
    public ulong Leads => Between(0xC0, 0xFF);

    /// <summary>What is not ASCII.</summary>
    public ulong Wide => _bytes.ExtractMostSignificantBits();

    /// <summary>A to Z and a to z.</summary>
    public ulong Letters =>
        Vector512.LessThanOrEqual((_bytes | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a'), Vector512.Create((byte)('z' - 'a')))
            .ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Between(int first, int last) =>
        Vector512.LessThanOrEqual(_bytes - Vector512.Create((byte)first), Vector512.Create((byte)(last - first))).ExtractMostSignificantBits();

    /// <summary>Where runs of set bits start.</summary>
    /// <param name="carry">1 where the block before ended in a run; becomes that of this one.</param>
    public static ulong Starts(ulong runs, ref ulong carry)
    {
        var starts = runs & ~(runs << 1 | carry);
        carry = runs >> (Width - 1);
        return starts;
    }

    /// <summary>Where pieces between separators start, the block itself starting one or a separator, and where they end, in the same order; the last may end
    /// behind the block.</summary>
    public static (ulong Starts, ulong Ends) Pieces(ulong separators) => (~separators & (separators << 1 | 1), separators & ~separators << 1);

    /// <summary>Takes the first set bit out of an answer that has one.</summary>
    public static int TakeFirst(ref ulong bits)
    {
        var first = BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return first;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<byte> Padded(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[Width];
        padded.Clear();
        text.CopyTo(padded);
        return Vector512.Create((ReadOnlySpan<byte>)padded);
    }
}
