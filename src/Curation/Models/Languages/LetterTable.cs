using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Curation.Models.Languages;

/// <summary>Every code point as 16 bits: a letter or mark in lower case, <see cref="Space"/> for what stands between words, <see cref="Nothing"/> for
/// invisible joiners.</summary>
internal static class LetterTable
{
    public const ushort Space = ' ', Nothing = 0;
    private static readonly ushort[] _codes = Build();

    /// <summary>The code of a code point of the first plane.</summary>
    public static ReadOnlySpan<ushort> Codes => _codes;

    /// <summary>The code at a place of valid UTF-8 that is not ASCII, and where the next one starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Decode(ReadOnlySpan<byte> text, ref int at)
    {
        int first = text[at];
        if (first < 0xE0)
        {
            var two = (first & 0x1F) << 6 | text[at + 1] & 0x3F;
            at += 2;
            return _codes[two];
        }

        if (first < 0xF0)
        {
            var three = (first & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F;
            at += 3;
            return _codes[three];
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out _);
        at += 4;
        return Code(rune.Value);
    }

    private static ushort[] Build()
    {
        var codes = new ushort[0x10000];
        for (var i = 0; i < codes.Length; i++) codes[i] = Code(i);
        return codes;
    }

    private static ushort Code(int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        if (category == UnicodeCategory.Format) return Nothing;
        if (category > UnicodeCategory.EnclosingMark) return Space;
        // planes above share the room of the first: such letters are rare, and a chance meeting does no harm
        var lower = codePoint is >= 0xD800 and <= 0xDFFF ? codePoint : Rune.ToLowerInvariant(new Rune(codePoint)).Value;
        return (ushort)(lower ^ lower >> 16 << 12);
    }
}
