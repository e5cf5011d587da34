using System.Buffers;
using System.Text;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Takes control characters, byte order marks and noncharacters out; those of U+0080 to U+009F become the marks that Windows-1252 means by them
/// (as browsers read them: HTML Living Standard, 13.2.5.80).</summary>
internal static class ControlCharacters
{
    // Controls other than tab, newline and carriage return; the first bytes of U+0080, U+FEFF and U+nFFFE.
    private static readonly SearchValues<byte> _suspects = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0C, .. Enumerable.Range(0x0E, 18).Select(value => (byte)value), 0x7F, 0xC2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4]);

    public static DocumentText Remove(DocumentText text)
    {
        var edit = new TextEdit(text);
        Span<byte> mark = stackalloc byte[4];
        var utf8 = text.Utf8;
        for (var at = 0; at < utf8.Length && utf8[at..].IndexOfAny(_suspects) is >= 0 and var skipped;)
        {
            var start = at + skipped;
            var codePoint = CodePoints.Decode(utf8, start, out at);
            if (Windows1252.MarkOf(codePoint) is > 0 and var meant) edit.Replace(start, at, mark[..new Rune(meant).EncodeToUtf8(mark)]);
            else if (codePoint is < 0x20 or (>= 0x7F and <= 0x9F) or 0xFEFF || (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF)
                edit.Replace(start, at, []);
        }

        return edit.Finish();
    }
}
