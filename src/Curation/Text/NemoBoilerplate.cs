namespace Curation.Text;

/// <summary>Paragraphs of policy notes and placeholders, as NeMo Curator's boilerplate heuristic sees them (utils/constants.py).
/// Its phrases with a capital letter never match there, since the paragraph is in lower case by then; they are left out.</summary>
internal static class NemoBoilerplate
{
    private const int LettersBeforeV = 3;

    // Those that C4's phrases do not hold already.
    private static readonly byte[][] _phrases =
        ["privacy overview"u8.ToArray(), "privacy & cookies policy"u8.ToArray(), "privacy and cookies policy"u8.ToArray()];

    /// <summary>How many paragraphs hold a phrase; all of them where one holds <c>lorem ipsum</c>.</summary>
    public static int Count(ReadOnlySpan<byte> text, ReadOnlySpan<ByteRange> paragraphs)
    {
        using var found = C4PhraseFinder.In(text);
        var phrases = found.Items;
        var count = 0;
        foreach (var paragraph in paragraphs)
        {
            var all = C4Phrases.None;
            for (; phrases.Length > 0 && phrases[0].At < paragraph.End; phrases = phrases[1..]) all |= phrases[0].Phrase;
            if ((all & C4Phrases.LoremIpsum) != 0) return paragraphs.Length;
            if ((all & C4Phrases.Policy) != 0 || HasPrivacyPhrase(paragraph.Of(text))) count++;
        }

        return count;
    }

    private static bool HasPrivacyPhrase(ReadOnlySpan<byte> paragraph)
    {
        for (var at = 0; paragraph[at..].IndexOfAny((byte)'v', (byte)'V') is >= 0 and var skipped; at++)
        {
            at += skipped;
            if (at < LettersBeforeV) continue;
            foreach (var phrase in _phrases)
            {
                if (LowerCase.PrefixOf(paragraph[(at - LettersBeforeV)..], phrase) > 0) return true;
            }
        }

        return false;
    }
}
