using System.Buffers;
using System.Globalization;
using System.Text;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Undoes UTF-8 that was read as Windows-1252 or Latin-1: <c>cafÃ©</c> → <c>café</c>, <c>itâ€™s</c> → <c>it’s</c>. Each step is reversible.</summary>
/// <remarks>Idea: ftfy (Speer 2019). A pair whose second half is an ordinary mark, such as the <c>É»</c> of <c>«CAFÉ»</c>, is only read as one letter where
/// the text has a sequence that is no chance.</remarks>
internal static class Mojibake
{
    private const byte LeadOfLeads = 0xC3;
    private const int LongestSequence = 4;

    // No-break space, inverted marks, guillemets, ellipsis, quotes, bullet and dashes.
    private static ReadOnlySpan<int> OrdinaryMarks =>
        [0xA0, 0xA1, 0xAB, 0xBB, 0xBF, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2013, 0x2014];

    /// <summary>The text with its sequences read as they were meant; the given one where there are none.</summary>
    public static DocumentText Repair(DocumentText text)
    {
        if (!HasCertain(text.Utf8)) return text;
        var edit = new TextEdit(text);
        Span<byte> meant = stackalloc byte[LongestSequence];
        for (var at = 0; Next(text.Utf8, ref at);)
        {
            var end = Read(text.Utf8, at, meant, out var length, out _);
            if (end > 0) edit.Replace(at, end, meant[..length]);
            at = Math.Max(end, at + 1);
        }

        return edit.Finish();
    }

    private static bool HasCertain(ReadOnlySpan<byte> text)
    {
        Span<byte> meant = stackalloc byte[LongestSequence];
        for (var at = 0; Next(text, ref at); at++)
        {
            if (Read(text, at, meant, out _, out var isCertain) > 0 && isCertain) return true;
        }

        return false;
    }

    /// <summary>The next place of a letter that can lead a sequence: U+00C2 to U+00F4.</summary>
    private static bool Next(ReadOnlySpan<byte> text, ref int at)
    {
        for (; at + 1 < text.Length && text[at..].IndexOf(LeadOfLeads) is >= 0 and var skipped; at++)
        {
            at += skipped;
            if (at + 1 < text.Length && text[at + 1] is >= 0x82 and <= 0xB4) return true;
        }

        return false;
    }

    /// <summary>Reads one sequence.</summary>
    /// <returns>Its end, or 0 where there is none.</returns>
    private static int Read(ReadOnlySpan<byte> text, int at, Span<byte> meant, out int length, out bool isCertain)
    {
        var lead = CodePoints.Decode(text, at, out at);
        meant[0] = (byte)lead;
        length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        isCertain = length > 2;
        for (var i = 1; i < length; i++)
        {
            if (at >= text.Length) return 0;
            var codePoint = CodePoints.Decode(text, at, out at);
            var value = Windows1252.ByteOf(codePoint);
            if (value is < 0x80 or > 0xBF) return 0;
            meant[i] = (byte)value;
            isCertain |= !OrdinaryMarks.Contains(codePoint);
        }

        if (Rune.DecodeFromUtf8(meant[..length], out var rune, out var read) != OperationStatus.Done || read != length) return 0;
        // A control is what the first of two readings makes of the bytes that Windows-1252 lacks.
        return CharUnicodeInfo.GetUnicodeCategory(rune.Value) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? 0 : at;
    }
}
