using System.Globalization;
using System.Text;
using Curation.Core;

namespace Curation.Models;

/// <summary>What a term of a lexicon is: obscene, slur, identity, ambiguous (harmless alone), or a noun for persons.</summary>
internal enum TermClass
{
    Obscene = 'O',
    Slur = 'S',
    Identity = 'I',
    Ambiguous = 'A',
    Person = 'P',
}

/// <summary>One line of a lexicon.</summary>
/// <param name="Text">One word or several, lower case.</param>
/// <param name="Group">Such as <c>religion/muslim</c>; may be empty.</param>
/// <param name="NeedsHead">Counts only with a noun for persons behind it.</param>
/// <param name="Language">Such as <c>en</c>; empty: any.</param>
internal sealed record Term(string Text, TermClass Class, string Group, bool NeedsHead, string Language = "");

/// <summary>A list of terms, found in text by whole words, case-insensitively, phrases as consecutive words.</summary>
/// <remarks>TSV: term, lang, class, group, needs_head (yes or empty), source, and a note if there is one. Lines beginning with # are comments. An obscene,
/// ambiguous or slur term with marks that no word has (<c>a$$</c>, <c>f**k</c>) is a term, but not found: its letters alone are words of other texts.
/// </remarks>
internal sealed class Lexicon
{
    private const int Columns = 6;
    private readonly List<(Term Term, ulong[] Words)> _entries;
    private readonly List<(Term Term, ulong[] Words)> _marked;
    private readonly HashIndex _first;

    private Lexicon(IReadOnlyCollection<(Term Term, ulong[] Words)> entries)
    {
        _marked = [.. entries.Where(entry => HasMarks(entry.Term))];
        // same first word together, longest phrase first
        _entries = [.. entries.Where(entry => !HasMarks(entry.Term)).OrderBy(entry => entry.Words[0]).ThenByDescending(entry => entry.Words.Length)
            .ThenBy(entry => entry.Term.Text, StringComparer.Ordinal)];
        _first = new HashIndex(_entries.Count);
        for (var i = 0; i < _entries.Count; i++) _first.Add(_entries[i].Words[0], i);
    }

    public IEnumerable<Term> Terms => _entries.Concat(_marked).Select(entry => entry.Term);

    /// <summary>Words of the longest term.</summary>
    public int MostWords => _entries.Count == 0 ? 0 : _entries.Max(entry => entry.Words.Length);

    /// <summary>The languages it has terms of.</summary>
    public IEnumerable<string> Languages => Terms.Select(term => term.Language).Where(language => language.Length > 0).Distinct();

    /// <summary>The terms that a condition holds for.</summary>
    public Lexicon Where(Func<Term, bool> condition) => new([.. _entries.Concat(_marked).Where(entry => condition(entry.Term))]);

    /// <summary>The terms of one language, and those without any.</summary>
    /// <exception cref="RecipeException">None is left of a list that has terms.</exception>
    public Lexicon Of(string language, string name)
    {
        var chosen = Where(term => term.Language.Length == 0 || term.Language == language);
        if (chosen.Terms.Any() || !Terms.Any()) return chosen;
        var known = string.Join(", ", Terms.Select(term => term.Language).Distinct().Order(StringComparer.Ordinal));
        throw new RecipeException($"language: {name} has no term of \"{language}\"; expected one of {known}");
    }

    /// <exception cref="RecipeException">A line is not a term.</exception>
    public static Lexicon Parse(string name, ReadOnlySpan<byte> tsv)
    {
        var entries = new List<(Term, ulong[])>();
        var number = 0;
        foreach (var line in ListText.Of(name, tsv).Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || string.IsNullOrWhiteSpace(line)) continue;
            entries.Add(ParseLine($"{name}:{number}", line.TrimEnd('\r').Split('\t')));
        }

        return new Lexicon(entries);
    }

    /// <summary>The longest term that begins at a word, or null.</summary>
    public Term? Match(ReadOnlySpan<Word> words, int at, out int length)
    {
        var hash = words[at].Hash;
        for (var i = _first.Find(hash); i >= 0 && i < _entries.Count && _entries[i].Words[0] == hash; i++)
        {
            var phrase = _entries[i].Words;
            length = phrase.Length;
            if (length <= words.Length - at && Follows(words.Slice(at, length), phrase)) return _entries[i].Term;
        }

        length = 0;
        return null;
    }

    private static bool HasMarks(Term term)
    {
        if (term.Class is TermClass.Identity or TermClass.Person) return false;
        foreach (var rune in term.Text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) > UnicodeCategory.DecimalDigitNumber && !(rune.IsBmp && " _-–'’\u200C\u200D".Contains((char)rune.Value)))
                return true;
        }

        return false;
    }

    private static bool Follows(ReadOnlySpan<Word> words, ulong[] phrase)
    {
        for (var i = 1; i < phrase.Length; i++)
        {
            if (words[i].Hash != phrase[i]) return false;
        }

        return true;
    }

    private static (Term, ulong[]) ParseLine(string place, string[] columns)
    {
        if (columns.Length is not (Columns or Columns + 1))
        {
            throw new RecipeException(
                $"{place}: {columns.Length} columns; expected {Columns}: term, lang, class, group, needs_head, source, and a note if there is one");
        }


        var kind = columns[2] is [var letter] ? (TermClass)letter : default;
        if (!Enum.IsDefined(kind)) throw new RecipeException($"{place}: class \"{columns[2]}\" is unknown; expected one of O, S, I, A, P");
        if (columns[4] is not ("" or "yes" or "no")) throw new RecipeException($"{place}: needs_head \"{columns[4]}\"; expected yes, no or nothing");
        using var words = new WordBuffer(Encoding.UTF8.GetBytes(columns[0]));
        if (words.Words.IsEmpty) throw new RecipeException($"{place}: the term \"{columns[0]}\" has no word");
        var hashes = new ulong[words.Words.Length];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = words.Words[i].Hash;
        return (new Term(columns[0].ToLowerInvariant(), kind, columns[3], columns[4] == "yes", columns[1]), hashes);
    }
}
