using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Curation.Extraction.Scoring;

/// <summary>Counts bytes of UTF-8 by kind, 32 at a time. Scripts without case, spaces or Latin punctuation show in <see cref="ByteCounts.Wide"/>.</summary>
internal static class ByteKinds
{
    private const int Lanes = 32;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public static void Count(ReadOnlySpan<byte> text, ref TextBlock block)
    {
        text = Trim(text);
        if (text.IsEmpty) return;
        if (block.Counts.First == 0) block.Counts.First = text[0];
        block.Counts.Last = text[^1];
        Span<byte> last = stackalloc byte[Lanes];
        for (; text.Length >= Lanes; text = text[Lanes..]) Add(Vector256.Create(text), ref block);
        if (text.IsEmpty) return;
        last.Clear();
        text.CopyTo(last);
        Add(Vector256.Create<byte>(last), ref block);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && IsSpace(text[0])) text = text[1..];
        while (!text.IsEmpty && IsSpace(text[^1])) text = text[..^1];
        return text;
    }

    private static bool IsSpace(byte b) => b is <= (byte)' ' or 0x7F;

    /// <param name="bytes">Zeros count for nothing.</param>
    private static void Add(Vector256<byte> bytes, ref TextBlock block)
    {
        const byte toLower = 0x20;
        ref var counts = ref block.Counts;
        var folded = bytes | Vector256.Create(toLower);
        var letters = In(folded, (byte)'a', (byte)'z');
        var uppers = In(bytes, (byte)'A', (byte)'Z');
        var digits = In(bytes, (byte)'0', (byte)'9');
        var visible = In(bytes, (byte)'!', (byte)'~');
        var money = Is(bytes, (byte)'$');
        var separators = Is(bytes, (byte)'|') | Is(bytes, (byte)'/') | Is(bytes, (byte)'\\') | Is(bytes, (byte)'>') | Is(bytes, (byte)'<')
            | Is(bytes, (byte)'*') | Is(bytes, (byte)'#') | Is(bytes, (byte)'@') | Is(bytes, (byte)'_') | Is(bytes, (byte)'=');
        var wide = Vector256.GreaterThanOrEqual(bytes, Vector256.Create((byte)0xC0));
        counts.Uppers += Number(uppers);
        counts.Digits += Number(digits);
        counts.Money += Number(money);
        counts.Separators += Number(separators);
        counts.Wide += Number(wide);
        counts.Letters += Number(letters | wide);
        counts.Marks += Number(Vector256.AndNot(visible, letters | digits | money | separators));
        block.Hash = Mix(block.Hash, Vector256.ConditionalSelect(letters, folded, bytes).AsUInt64());
    }

    /// <summary>Texts are the same only where their white space is, which between copies it is.</summary>
    private static ulong Mix(ulong hash, Vector256<ulong> bytes)
    {
        for (var i = 0; i < Vector256<ulong>.Count; i++) hash = (BitOperations.RotateLeft(hash, 29) ^ bytes[i]) * Multiplier;
        return hash ^ (hash >> 32);
    }

    private static Vector256<byte> Is(Vector256<byte> bytes, byte value) => Vector256.Equals(bytes, Vector256.Create(value));

    private static Vector256<byte> In(Vector256<byte> bytes, byte first, byte last) =>
        Vector256.LessThanOrEqual(bytes - Vector256.Create(first), Vector256.Create((byte)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Number(Vector256<byte> found) => BitOperations.PopCount(found.ExtractMostSignificantBits());
}
