using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>What was found so far, in the order of the text. Ambiguous words wait for a harmful one near them.</summary>
internal struct HarmHits()
{
    private HashSet<Term>? _types;
    private List<(Term Term, int At, int Weight, int Reach)>? _waiting;
    private int _last = int.MinValue / 2;

    public int Weight { get; private set; }

    public readonly int Types => _types?.Count ?? 0;

    public void Add(Term term, int at, int weight)
    {
        Count(term, weight);
        _last = at;
        foreach (var waiting in _waiting ?? [])
        {
            if (at - waiting.At <= waiting.Reach) Count(waiting.Term, waiting.Weight);
        }

        _waiting?.Clear();
    }

    public void AddIfNear(Term term, int at, int weight, int reach)
    {
        if (at - _last <= reach) Count(term, weight);
        else (_waiting ??= []).Add((term, at, weight, reach));
    }

    private void Count(Term term, int weight)
    {
        Weight += weight;
        (_types ??= []).Add(term);
    }
}
