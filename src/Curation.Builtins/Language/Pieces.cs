using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Curation.Builtins.Language;

/// <summary>Cuts paragraphs into sentences without markup, placeholders, addresses and key marks, and leaves out what is no text of the language.</summary>
internal static partial class Pieces
{
    private const int LeastLetters = 12, LeastIdeographs = 5, LongestCharacters = 300;

    // words that English is full of and few others have together
    private static readonly HashSet<string> _english = new(
        "the of to and is for in this with that are you be not from or by an can it if will on as at your was have which".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Of(string label, string paragraph)
    {
        if (paragraph.Length < 4) yield break;
        var text = WebUtility.HtmlDecode(Tag().Replace(paragraph, " "));
        text = Placeholder().Replace(Address().Replace(text, " "), " ");
        text = Space().Replace(KeyMark().Replace(text, ""), " ").Trim();
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var space = sentence.Length <= LongestCharacters ? sentence.Length : sentence.LastIndexOf(' ', LongestCharacters);
            var piece = sentence[..(space > 0 ? space : Math.Min(sentence.Length, LongestCharacters))];
            if (IsText(piece) && Locales.Fits(label, piece) && (label == "en" || !IsEnglish(piece))) yield return piece;
        }
    }

    private static bool IsText(string piece)
    {
        int letters = 0, other = 0, ideographs = 0;
        foreach (var character in piece)
        {
            if (char.IsLetter(character) || char.GetUnicodeCategory(character) <= UnicodeCategory.EnclosingMark) letters++;
            else if (character != ' ') other++;
            if (character is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF') ideographs++;
        }

        return (letters >= LeastLetters || ideographs >= LeastIdeographs) && letters >= 3 * other && !piece.Contains("://", StringComparison.Ordinal);
    }

    private static bool IsEnglish(string piece)
    {
        var words = piece.Split(' ');
        var hits = words.Count(_english.Contains);
        return hits >= 3 && hits * 4 >= words.Length;
    }

    [GeneratedRegex(@"<[^<>]{0,200}>|\[/?[a-z_]+[^\]]{0,60}\]")]
    private static partial Regex Tag();

    [GeneratedRegex(@"%[0-9]*\$?[-+#0]*[0-9.]*[a-zA-Z]+%?|%[0-9]+|\{[^{}]{0,80}\}|\$[({]?[A-Za-z_]+[)}]?|@[a-z_A-Z]+@?|\\[nrt""]|(?<!\w)--?[a-z][\w-]*")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\w+://\S+|www\.\S+|\S+@\S+\.\S+|\S*/\S*/\S*|\S+\.(?:conf|html|txt|deb|org|com|so|py)\b|\b\w+_\w+\b|\w+\(\d?\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"[_&~](?=\w)|\\")]
    private static partial Regex KeyMark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<=[.!?…။])\s+(?=\P{Ll})|(?<=[。！？।။])\s*")]
    private static partial Regex SentenceEnd();
}
