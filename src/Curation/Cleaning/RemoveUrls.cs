using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Cuts addresses out of the text: <c>http://…</c>, <c>https://…</c> and <c>www.…</c> up to the next white space.
/// DCLM mappers/modifiers.py, url_removal_modifier (Li et al. 2024).</summary>
/// <remarks>Marks that close a sentence stay; where the address stood between two spaces one goes with it. Bare domains such as
/// <c>example.org</c> stay: the reference cuts them by a list of top-level domains, which takes <c>readme.md</c> along.</remarks>
[Stage("remove-urls")]
internal sealed record RemoveUrls : Transform
{
    private static readonly byte[][] _starts = ["https://"u8.ToArray(), "http://"u8.ToArray(), "www."u8.ToArray()];

    public override string Summary => "cuts addresses that begin with http://, https:// or www. out of the text";

    public override string Origin => "Li et al. 2024 (DCLM), mappers/modifiers.py, url_removal_modifier";

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document)
    {
        var edit = new TextEdit(document.Text);
        var text = document.Text.Utf8;
        for (var at = 0; text[at..].IndexOfAny("hHwW"u8) is >= 0 and var skipped;)
        {
            var start = at + skipped;
            at = start + 1;
            if (LengthAt(text, start) is not (> 0 and var length)) continue;
            at = start + length;
            var isLeftAlone = at == text.Length || IsSpace(text, at);
            edit.Replace(start > 0 && text[start - 1] == ' ' && isLeftAlone ? start - 1 : start, at, []);
        }

        return edit.Finish();
    }

    private static int LengthAt(ReadOnlySpan<byte> text, int start)
    {
        if (start > 0 && char.IsAsciiLetterOrDigit((char)text[start - 1])) return 0;
        var rest = text[start..];
        foreach (var begin in _starts)
        {
            if (rest.Length <= begin.Length || !System.Text.Ascii.EqualsIgnoreCase(rest[..begin.Length], begin)) continue;
            var end = begin.Length;
            while (end < rest.Length && !IsEnd(rest, end)) end++;
            end = WithoutTail(rest[..end]);
            return end > begin.Length ? end : 0;
        }

        return 0;
    }

    /// <summary>The length without marks at the end; a parenthesis stays where the address opened it.</summary>
    private static int WithoutTail(ReadOnlySpan<byte> url)
    {
        var open = url.Count((byte)'(') - url.Count((byte)')');
        var end = url.Length;
        for (; end > 0 && ".,;:!?'\")]}*_"u8.Contains(url[end - 1]) && !(url[end - 1] == ')' && open >= 0); end--)
        {
            if (url[end - 1] == ')') open++;
        }

        return end;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, int at) => text[at] is (byte)'<' or (byte)'>' or (byte)'"' or 0 || IsSpace(text, at);

    private static bool IsSpace(ReadOnlySpan<byte> text, int at) =>
        (text[at] & 0xC0) != 0x80 && (CharacterTable.At(text, at, out _) & CharacterClass.Space) != 0;
}
