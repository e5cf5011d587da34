using Curation.Core;
using Curation.Models;

namespace Curation.Bias;

/// <summary>Finds which groups of people a text speaks of. Unambiguous terms count alone, ambiguous ones only right before a noun for persons.</summary>
/// <remarks>Source: the descriptors' ambiguity as found in HolisticBias (Smith et al. 2022, 2205.09209): matched alone, they mark
/// 40 % of pages as about "body type".</remarks>
internal sealed class GroupLexicon
{
    private readonly Lexicon _mentions;
    private readonly HashIndex _heads;
    private readonly Dictionary<Term, int> _groupOf = [];

    /// <exception cref="RecipeException">The lexicon cannot be read, or an identity term has no group of the form axis/group.</exception>
    public GroupLexicon(string name, ReadOnlySpan<byte> tsv)
    {
        var all = Lexicon.Parse(name, tsv);
        _mentions = all.Where(term => term.Class is TermClass.Identity or TermClass.Ambiguous);
        var bad = _mentions.Terms
            .Where(term => !IsGroup(term.Group))
            .Select(term => $"{name}: group \"{term.Group}\" of \"{term.Text}\"; expected axis/group")
            .ToList();
        if (bad.Count > 0) throw new RecipeException(bad);
        Groups = [.. _mentions.Terms.Select(term => $"identity/{term.Group}").Distinct().Order(StringComparer.Ordinal)];
        foreach (var term in _mentions.Terms) _groupOf.TryAdd(term, Groups.ToList().IndexOf($"identity/{term.Group}"));
        var heads = all.Terms.Where(term => term.Class == TermClass.Person).Select(term => Word.HashOf(term.Text)).Distinct().ToList();
        _heads = new HashIndex(heads.Count);
        foreach (var head in heads) _heads.Add(head, 0);
    }

    /// <summary>Every group it knows, <c>identity/axis/group</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Which of <see cref="Groups"/> are mentioned.</summary>
    public bool[] MentionedIn(ReadOnlySpan<byte> utf8)
    {
        var mentioned = new bool[Groups.Count];
        using var buffer = new WordBuffer(utf8);
        var words = buffer.Words;
        for (var at = 0; at < words.Length; at++)
        {
            if (_mentions.Match(words, at, out var length) is { } term && (!NeedsHead(term) || HasHead(words, at + length))) mentioned[_groupOf[term]] = true;
        }

        return mentioned;
    }

    private bool HasHead(ReadOnlySpan<Word> words, int at) => at < words.Length && _heads.Contains(words[at].Hash);

    private static bool NeedsHead(Term term) => term.NeedsHead || term.Class == TermClass.Ambiguous;

    private static bool IsGroup(string group) => group.Split('/') is [{ Length: > 0 }, { Length: > 0 }] && !group.Contains(' ');
}
