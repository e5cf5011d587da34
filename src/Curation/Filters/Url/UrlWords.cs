using System.Buffers;
using System.Text;
using Curation.Core;

namespace Curation.Filters.Url;

/// <summary>The words of a list, counted in URLs: whole pieces between other marks, or anywhere once separators are taken out.</summary>
internal sealed class UrlWords
{
    private const int LongestUrl = 8192;
    private static readonly SearchValues<byte> _lettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);
    private readonly WordAutomaton _automaton;
    private readonly int _words;

    /// <param name="canStand">Which bytes can stand where the words are looked for; a word with others is of no use.</param>
    public UrlWords(IAssets assets, UrlListFile list, Func<byte, bool> canStand)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        UrlList.Read(UrlKey.Word, list.Bytes, Take).Tell(assets.Warn, list.Name, "words as they can stand in what is looked at");
        _words = words.Count;
        _automaton = new WordAutomaton([.. words.Select(Encoding.UTF8.GetBytes)]);

        bool Take(ReadOnlySpan<byte> word, UrlKey kind)
        {
            foreach (var b in word)
            {
                if (!canStand(b)) return false;
            }

            words.Add(Encoding.UTF8.GetString(word));
            return !word.IsEmpty;
        }
    }

    public static bool IsLetterOrDigit(byte b) => _lettersAndDigits.Contains(b);

    /// <summary>How many different words stand in a URL as pieces of it, up to <paramref name="most"/>.</summary>
    /// <param name="isPart">What a piece consists of.</param>
    public int Pieces(ReadOnlySpan<byte> url, int most, Func<byte, bool> isPart)
    {
        if (url.Length > LongestUrl) url = url[..LongestUrl];
        var (state, seen) = (0, new List<int>(most));
        for (var at = 0; at < url.Length && seen.Count < most && _words > 0; at++)
        {
            state = _automaton.Step(state, url[at]);
            if (at + 1 < url.Length && isPart(url[at + 1])) continue;
            for (var ending = state; seen.Count < most && _automaton.WordAt(ref ending) is >= 0 and var word;)
            {
                var start = at + 1 - _automaton.LengthOf(word);
                if ((start == 0 || !isPart(url[start - 1])) && !seen.Contains(word)) seen.Add(word);
            }
        }

        return seen.Count;
    }

    /// <summary>Whether a word stands in the URL in lower case, anywhere among the bytes that are kept.</summary>
    public bool IsWithin(ReadOnlySpan<byte> url, Func<byte, bool> isKept)
    {
        if (url.Length > LongestUrl) url = url[..LongestUrl];
        Span<byte> squeezed = stackalloc byte[url.Length];
        return _words > 0 && _automaton.IsIn(squeezed[..UrlText.Squeeze(url, squeezed, isKept)]);
    }
}
