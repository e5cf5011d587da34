namespace Curation.Builtins.EnglishQuality;

/// <summary>Which texts are prose by their outer form: what share of their words stands in paragraphs that are sentences.</summary>
internal static class Shape
{
    private const int LeastWords = 80, ParagraphWords = 14;
    private const double Good = 0.7, Bad = 0.35, BadReference = 0.6, LeastLetters = 0.85;

    /// <summary>Whether a text is good; null where it is hard to say.</summary>
    /// <param name="isProseSource">Whether its package is one of handbooks, essays or stories, and not a reference that a program made.</param>
    public static bool? IsGood(PackageText text, bool isProseSource)
    {
        var (prose, words) = ProseWords(text.Text);
        if (words < 20) return null;
        var share = (double)prose / words;
        if (text.IsJunk) return share < Good ? false : null;
        if (!isProseSource) return share < BadReference ? false : null;
        return share >= Good && prose >= LeastWords ? true : share < Bad ? false : null;
    }

    private static (int Prose, int Words) ProseWords(string text)
    {
        int prose = 0, words = 0;
        foreach (var line in text.Split('\n'))
        {
            var count = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            words += count;
            if (count >= ParagraphWords && IsSentences(line.Trim())) prose += count;
        }

        return (prose, words);
    }

    private static bool IsSentences(string line)
    {
        if (line.TrimEnd('"', '\'', ')', '”', '’') is not { Length: > 0 } end || end[^1] is not ('.' or '!' or '?' or ':')) return false;
        if (!char.IsUpper(line.TrimStart('"', '\'', '(', '“', '‘')[..1].FirstOrDefault())) return false;
        return line.Count(char.IsLower) >= LeastLetters * line.Count(letter => letter != ' ');
    }
}
