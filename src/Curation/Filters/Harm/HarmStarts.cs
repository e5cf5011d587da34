using System.Text;
using Curation.Filters.Url;
using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>Tells texts without a harmful word from the rest in one pass over the bytes, so that their words need not be made: looks for the first word of each
/// term, as far as it is ASCII, where a word may begin, and then for the term.</summary>
internal sealed class HarmStarts
{
    private const int MaxStackWords = 16;
    private readonly Lexicon _terms;
    private readonly int _mostWords;
    private readonly WordAutomaton _starts;
    private readonly bool[] _isWhole;
    private readonly bool _canTell = true;

    public HarmStarts(Lexicon terms)
    {
        (_terms, _mostWords) = (terms, terms.MostWords);
        var starts = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var term in terms.Terms.Where(IsHarm))
        {
            var length = term.Text.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_').Count();
            _canTell &= length > 0;
            var isWhole = length == term.Text.Length || term.Text[length] is ' ' or '-';
            var start = term.Text[..length];
            starts[start] = isWhole && starts.GetValueOrDefault(start, true);
        }

        _starts = new WordAutomaton(_canTell ? [.. starts.Keys.Select(Encoding.ASCII.GetBytes)] : [], foldsCase: true);
        _isWhole = [.. starts.Values];
    }

    /// <summary>Whether a term may begin somewhere; where not, none does.</summary>
    public bool AreIn(ReadOnlySpan<byte> text)
    {
        if (!_canTell) return true;
        var state = 0;
        for (var at = 0; at < text.Length; at++)
        {
            state = _starts.Step(state, text[at]);
            if (!_starts.EndsWord(state)) continue;
            for (var ending = state; _starts.WordAt(ref ending) is >= 0 and var word;)
            {
                var before = at - _starts.LengthOf(word);
                if ((before < 0 || !IsPart(text[before])) && !(_isWhole[word] && at + 1 < text.Length && IsPart(text[at + 1]))
                    && BeginsTerm(text[(before + 1)..]))
                    return true;
            }
        }

        return false;
    }

    private bool BeginsTerm(ReadOnlySpan<byte> text)
    {
        Span<Word> words = _mostWords <= MaxStackWords ? stackalloc Word[_mostWords] : new Word[_mostWords];
        var count = 0;
        for (var scan = new WordScan(text); count < words.Length && scan.MoveNext();) words[count++] = scan.Current;
        return count > 0 && _terms.Match(words[..count], 0, out _) is { } term && IsHarm(term);
    }

    private static bool IsHarm(Term term) => term.Class is TermClass.Obscene or TermClass.Slur or TermClass.Ambiguous;

    private static bool IsPart(byte b) => char.IsAsciiLetterOrDigit((char)b) || b == '_';
}
