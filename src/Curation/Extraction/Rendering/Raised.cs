using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>What a raised or lowered text needs around it so that it does not run into what it stands behind.</summary>
/// <remarks>A power keeps its meaning: 10^8, x^2, km^2, 101_2. A number behind a longer word or the end of a sentence is that of a note, and so is one that
/// is a link: [1]. Ordinals (1st), formulas of chemistry (H2O) and what stands apart anyway stay as they are.</remarks>
internal readonly ref struct Raised(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
{
    private const int LongestPower = 6, LongestUnit = 2;

    /// <summary>Empty where nothing is needed.</summary>
    public readonly ReadOnlySpan<byte> Before = before, Behind = behind;

    /// <param name="written">The end of what is written already; empty where a gap follows it.</param>
    public static Raised Of(PageTree tree, int element, ReadOnlySpan<byte> written)
    {
        var text = written.IsEmpty ? default : OnlyText(tree, element, out _);
        if (text.IsEmpty || text.Length > LongestPower) return default;
        var (last, letters) = (written[^1], LettersAtEnd(written));
        var isNumber = !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (tree[element].Tag == Tag.Sub) return isNumber && char.IsAsciiDigit((char)last) ? new("_"u8, default) : default;
        var isBehindValue = char.IsAsciiDigit((char)last) || last is (byte)')' or (byte)']' || letters is > 0 and <= LongestUnit;
        if (isNumber && (IsLink(tree, element) || !isBehindValue)) return new("["u8, "]"u8);
        var isPower = isNumber || IsSigned(text) || (letters == 1 && text.Length == 1 && char.IsAsciiLetter((char)text[0]));
        return isPower && isBehindValue ? new("^"u8, default) : default;
    }

    private static bool IsSigned(ReadOnlySpan<byte> text)
    {
        var sign = text[0] is (byte)'-' or (byte)'+' ? 1 : text.StartsWith("\u2212"u8) || text.StartsWith("\u2013"u8) ? 3 : 0;
        return sign > 0 && text.Length > sign && !text[sign..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>The one text within that is kept, trimmed.</summary>
    private static ReadOnlySpan<byte> OnlyText(PageTree tree, int element, out int texts)
    {
        ReadOnlySpan<byte> found = default;
        texts = 0;
        for (var i = element + 1; i < tree[element].End; i++)
        {
            if (tree[i].IsDropped) return default;
            if (tree[i].Tag != Tag.Text) continue;
            var text = tree.TextOf(tree[i]);
            var trimmed = text.Trim(" \t\r\n"u8);
            if (trimmed.IsEmpty) continue;
            if (++texts > 1 || text[0] <= ' ') return default;
            found = trimmed;
        }

        return found;
    }

    private static bool IsLink(PageTree tree, int element)
    {
        if (tree[tree[element].Parent].Tag == Tag.A) return true;
        for (var i = element + 1; i < tree[element].End; i++)
        {
            if (tree[i].Tag == Tag.A) return true;
        }

        return false;
    }

    private static int LettersAtEnd(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        for (; letters <= LongestUnit && !text.IsEmpty; letters++)
        {
            if (Rune.DecodeLastFromUtf8(text, out var rune, out var length) != System.Buffers.OperationStatus.Done || !Rune.IsLetter(rune)) break;
            text = text[..^length];
        }

        return letters;
    }
}
