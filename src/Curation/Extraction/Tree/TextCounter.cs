using System.Buffers;

namespace Curation.Extraction.Tree;

/// <summary>Counts a text once, while it is added to the tree.</summary>
internal static class TextCounter
{
    private static readonly SearchValues<char> _ends = SearchValues.Create(".!?。！？…۔।");
    private static readonly SearchValues<char> _spaces = SearchValues.Create(" \t\r\n\f");

    public static TextSums Count(ReadOnlySpan<char> text, bool isInLink)
    {
        var characters = Visible(text);
        return new TextSums { Characters = characters, LinkCharacters = isInLink ? characters : 0, Sentences = CountAny(text, _ends) };
    }

    /// <summary>Characters, a run of white space as one, none for white space at the ends.</summary>
    private static int Visible(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (true)
        {
            var word = text.IndexOfAnyExcept(_spaces);
            if (word < 0) return Math.Max(0, count - 1);
            text = text[word..];
            var space = text.IndexOfAny(_spaces);
            if (space < 0) return count + text.Length;
            count += space + 1;
            text = text[space..];
        }
    }

    private static int CountAny(ReadOnlySpan<char> text, SearchValues<char> values)
    {
        var count = 0;
        for (int at; (at = text.IndexOfAny(values)) >= 0; text = text[(at + 1)..]) count++;
        return count;
    }
}
