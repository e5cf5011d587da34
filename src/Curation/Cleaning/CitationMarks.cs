using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Cuts the marks of encyclopedias out of the text: <c>[12]</c>, <c>[3, 4]</c>, <c>[5–7]</c>, <c>[note 2]</c>, <c>[edit]</c>,
/// <c>[citation needed]</c> and their like, and the space before one that ends a phrase.</summary>
/// <remarks>Source: C4 (Raffel et al. 2020, section 2.2) takes the first, the fifth and the sixth. Numbers stay where code goes on behind them
/// (<c>a[0].b</c>, <c>a[1] = 2</c>).</remarks>
[Stage("citation-marks")]
internal sealed record CitationMarks : Transform
{
    private const int MaxDigits = 4, MaxBytes = 40;

    private static readonly byte[][] _notes =
    [
        .. new[]
        {
            "edit", "citation needed", "better source needed", "full citation needed", "page needed", "clarification needed", "verification needed",
            "failed verification", "dubious", "dead link", "permanent dead link", "update", "original research?", "who?", "when?", "which?", "where?", "why?",
            "by whom?", "according to whom?",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] _numbered = ["note "u8.ToArray(), "nb "u8.ToArray(), "n "u8.ToArray()];

    public override string Summary => "cuts citation marks such as [12], [edit] and [citation needed]";

    public override string Origin => "after Raffel et al. 2020 (T5), section 2.2, citation marks; Wikipedia's inline templates";

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document)
    {
        var edit = new TextEdit(document.Text);
        var text = document.Text.Utf8;
        var copied = 0;
        for (var at = 0; text[at..].IndexOf((byte)'[') is >= 0 and var skipped;)
        {
            var start = at + skipped;
            at = EndOfMarks(text, start);
            if (at == start)
            {
                at++;
                continue;
            }

            if (start > copied && text[start - 1] == ' ' && EndsPhrase(text, at)) start--;
            edit.Replace(start, copied = at, []);
        }

        return edit.Finish();
    }

    /// <summary>The end of the marks that follow each other from there; the start where there is none.</summary>
    private static int EndOfMarks(ReadOnlySpan<byte> text, int start)
    {
        var end = start;
        var hasNumbers = false;
        while (end < text.Length && text[end] == '[' && LengthOfMark(text[(end + 1)..], ref hasNumbers) is > 0 and var length) end += 1 + length;
        return hasNumbers && !MayFollow(text[end..]) ? start : end;
    }

    private static int LengthOfMark(ReadOnlySpan<byte> inside, ref bool hasNumbers)
    {
        var close = inside[..Math.Min(inside.Length, MaxBytes)].IndexOf((byte)']');
        if (close <= 0) return 0;
        var mark = inside[..close];
        foreach (var note in _notes)
        {
            if (mark.SequenceEqual(note)) return close + 1;
        }

        foreach (var name in _numbered)
        {
            if (!mark.StartsWith(name)) continue;
            mark = mark[name.Length..];
            break;
        }

        if (!IsNumbers(mark)) return 0;
        hasNumbers |= mark.Length == close;
        return close + 1;
    }

    /// <summary>Numbers of one to four digits between commas and dashes.</summary>
    private static bool IsNumbers(ReadOnlySpan<byte> mark)
    {
        for (var digits = 0; ; mark = mark[1..])
        {
            if (mark.IsEmpty) return digits > 0;
            if (char.IsAsciiDigit((char)mark[0]))
            {
                if (++digits > MaxDigits) return false;
                continue;
            }

            var dash = mark.StartsWith("–"u8) ? "–"u8.Length : mark[0] is (byte)',' or (byte)'-' or (byte)';' ? 1 : 0;
            if (digits == 0 || dash == 0) return false;
            mark = mark[(dash - 1)..];
            if (mark.Length > 1 && mark[1] == ' ') mark = mark[1..];
            digits = 0;
        }
    }

    /// <summary>Whether prose, not code, goes on behind a number in brackets.</summary>
    private static bool MayFollow(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] is (byte)'\n' or (byte)'\r') return true;
        if (rest[0] == ' ') return !" ="u8.SequenceEqual(rest[..Math.Min(2, rest.Length)]);
        return ".,;:!?)\"'"u8.Contains(rest[0])
            ? rest.Length == 1 || !char.IsAsciiLetterOrDigit((char)rest[1])
            : rest[0] >= 0x80;
    }

    private static bool EndsPhrase(ReadOnlySpan<byte> text, int at) => at == text.Length || " \n.,;:!?)"u8.Contains(text[at]);
}
