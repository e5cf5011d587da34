namespace Curation.Selection;

/// <summary>A document that may be kept, as far as the cut needs it.</summary>
/// <param name="Hash"><c>Hash(seed, id)</c>.</param>
/// <param name="Identity">Hash of the same id without the seed; stands for the id where two hashes are equal.</param>
/// <param name="Document">The caller's number of the document. Decides nothing.</param>
internal readonly record struct Candidate(uint Score, ulong Hash, ulong Identity, int Tokens, int Document) : IComparable<Candidate>
{
    /// <summary>Best first: score descending, then hash, then id.</summary>
    public int CompareTo(Candidate other) =>
        Score != other.Score ? other.Score.CompareTo(Score)
        : Hash != other.Hash ? Hash.CompareTo(other.Hash)
        : Identity.CompareTo(other.Identity);
}

/// <summary>The cut through the order of candidates: a prefix of whole documents within a budget of tokens. The first that does not fit ends it.</summary>
/// <param name="Budget">In tokens.</param>
/// <param name="Kept">Number of candidates kept: places 0 … Kept − 1 of the order.</param>
/// <param name="KeptTokens">Their tokens.</param>
/// <param name="NextTokens">Tokens of the document that ended the cut; 0 where all fitted.</param>
internal readonly record struct TokenCut(long Budget, int Kept, long KeptTokens, int NextTokens)
{
    /// <summary>⌊share × tokens⌋, exact for shares of up to 12 decimal digits.</summary>
    public static long BudgetOf(double share, long tokens) => (long)Math.Floor(Math.Round((decimal)share, 12) * tokens);

    /// <summary>Sorts the candidates into their order and cuts it.</summary>
    public static TokenCut Make(Span<Candidate> candidates, long budget)
    {
        candidates.Sort();
        long tokens = 0;
        for (var place = 0; place < candidates.Length; place++)
        {
            if (tokens + candidates[place].Tokens > budget) return new TokenCut(budget, place, tokens, candidates[place].Tokens);
            tokens += candidates[place].Tokens;
        }

        return new TokenCut(budget, candidates.Length, tokens, 0);
    }
}
