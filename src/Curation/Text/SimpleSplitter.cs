using static Curation.Text.CharacterClass;

namespace Curation.Text;

/// <summary>Cuts text into words after Unicode Standard Annex 29, simplified: letters, digits and <c>_</c> join; so do <c>' . : ’ ·</c> between letters and
/// <c>' . , ;</c> between digits; combining marks belong to what precedes them; every other code point that is not white space is a word by itself.</summary>
internal static class SimpleSplitter
{
    private const CharacterClass Joining = WordPart | Digit;

    /// <summary>Adds the words from <paramref name="at"/> on, with their hashes.</summary>
    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var taken = text[at] < 0x80 ? AsciiWords.Take(text, at, words) : 0;
            if (taken > 0)
            {
                at += taken;
                continue;
            }

            var first = CharacterTable.At(text, at, out var next);
            if ((first & Space) == 0) next = TakeWord(text, at, next, first, words);
            at = next;
        }
    }

    private static int TakeWord(ReadOnlySpan<byte> text, int start, int at, CharacterClass last, Words words)
    {
        var (codePoints, all) = (1, last);
        while (at < text.Length)
        {
            var current = CharacterTable.At(text, at, out var next);
            if ((current & Joining) != 0 && (last & Joining) != 0) last = current;
            else if ((current & Mark) == 0 && !Joins(text, next, last, current)) break;
            all |= current;
            codePoints++;
            at = next;
        }

        words.Add(start, at, codePoints, all, WordHash.Of(text, start, at - start));
        return at;
    }

    private static bool Joins(ReadOnlySpan<byte> text, int next, CharacterClass last, CharacterClass current)
    {
        if ((current & (MidLetter | MidNumber)) == 0 || next >= text.Length) return false;
        var following = CharacterTable.At(text, next, out _);
        return ((current & MidLetter) != 0 && (last & following & WordPart) != 0) || ((current & MidNumber) != 0 && (last & following & Digit) != 0);
    }
}
