namespace Curation.Selection;

/// <summary>What the cut came to.</summary>
/// <param name="Budget">In tokens, exploration included.</param>
internal sealed record Choice(long Budget, IReadOnlyList<StratumChoice> Strata, StratumChoice? Explored)
{
    /// <summary>Place of each document in the order of its stratum, from 1; 0 where it was not ranked.</summary>
    public required int[] Place { get; init; }

    /// <summary>What each document was ordered by, the largest first: its score, or in a mode with chance its key.</summary>
    public required uint[] Keys { get; init; }

    /// <summary>How often each document goes into the shards; 0 where it was not chosen.</summary>
    public required byte[] Copies { get; init; }

    /// <summary>Whether each document was taken by the uniform sample outside the cut; empty where there was none.</summary>
    public required HashSet<int> ByChance { get; init; }

    public long KeptTokens => All.Sum(stratum => stratum.Cut.KeptTokens);

    public long UniqueTokens => All.Sum(stratum => stratum.Cut.UniqueTokens);

    /// <summary>Tokens of the document that ended the cut, the largest of those of all strata; 0 where all fitted.</summary>
    public int NextTokens => Strata.Select(stratum => stratum.Cut.NextTokens).DefaultIfEmpty().Max();

    private IEnumerable<StratumChoice> All => Explored is null ? Strata : Strata.Append(Explored);
}

/// <summary>One stratum: what was eligible, and its cut.</summary>
internal sealed record StratumChoice(string Name, long Documents, long Tokens, TokenCut Cut);
