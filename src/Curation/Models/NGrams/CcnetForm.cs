using System.Buffers;
using System.Globalization;
using System.Text;

namespace Curation.Models.NGrams;

/// <summary>CCNet's normal form of a line: lower case, every digit a 0, marks of other scripts and of typography as those of ASCII, no combining accents, no
/// control characters.</summary>
/// <remarks>Source: facebookresearch/cc_net, text_normalizer.py, <c>normalize</c> with its defaults. Its <c>strip_accents</c> leaves a line alone that is as
/// long without its accents as with them, which precomposed letters are: they keep theirs here as there, and combining accents go.</remarks>
internal static class CcnetForm
{
    /// <param name="to">Three times as long as the line.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> line, Span<byte> to)
    {
        var count = 0;
        while (!line.IsEmpty)
        {
            var isSound = Rune.DecodeFromUtf8(line, out var rune, out var size) == OperationStatus.Done;
            line = line[size..];
            if (!isSound) continue;
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.NonSpacingMark) continue;
            var mark = MarkFor(rune.Value);
            if (category == UnicodeCategory.DecimalDigitNumber) to[count++] = (byte)'0';
            else if (mark.IsEmpty) count += Rune.ToLowerInvariant(rune).EncodeToUtf8(to[count..]);
            else
            {
                mark.CopyTo(to[count..]);
                count += mark.Length;
            }
        }

        return count;
    }

    /// <summary>Empty for what stays.</summary>
    private static ReadOnlySpan<byte> MarkFor(int rune) => rune switch
    {
        < 0x80 => [],
        '，' or '、' => ","u8,
        '。' => "."u8,
        '．' => ". "u8,
        '„' or '”' or '“' or '«' or '»' or '」' or '「' or '《' or '》' => "\""u8,
        '´' or '’' => "'"u8,
        '∶' or '：' => ":"u8,
        '？' => "?"u8,
        '！' => "!"u8,
        '（' => "("u8,
        '）' => ")"u8,
        '；' => ";"u8,
        '–' or '━' or '►' => "-"u8,
        '—' => " - "u8,
        '～' => "~"u8,
        '…' => "..."u8,
        '〈' => "<"u8,
        '〉' => ">"u8,
        '【' => "["u8,
        '】' => "]"u8,
        '％' => "%"u8,
        _ => [],
    };
}
