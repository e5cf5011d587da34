namespace Curation.Selection;

/// <summary>The cut through the order of eligible documents of one stratum: whole documents within a budget of tokens; the first that does not fit ends it.
/// Where all fit and the budget is not full, documents are repeated as far as allowed: all of them equally often, then the best once more.</summary>
/// <param name="Budget">In tokens.</param>
/// <param name="Taken">Documents taken: places 0 … Taken − 1 of what the caps let through.</param>
/// <param name="UniqueTokens">Their tokens, counted once.</param>
/// <param name="KeptTokens">Their tokens, each as often as it is repeated.</param>
/// <param name="NextTokens">Tokens of the document that ended the cut, or the repeats; 0 where all fitted, as often as was allowed.</param>
/// <param name="Copies">Times every taken document is repeated.</param>
/// <param name="Extra">The first so many of them are repeated once more.</param>
internal readonly record struct TokenCut(long Budget, int Taken, long UniqueTokens, long KeptTokens, int NextTokens, int Copies, int Extra)
{
    /// <summary>⌊share × tokens⌋, exact for shares of up to 12 decimal digits.</summary>
    public static long BudgetOf(double share, long tokens) => (long)Math.Floor(Math.Round((decimal)share, 12) * tokens);

    /// <param name="order">Documents, best first.</param>
    /// <param name="tokens">Of all documents, by number.</param>
    public static TokenCut Make(ReadOnlySpan<int> order, int[] tokens, long budget, int repeat = 1)
    {
        long kept = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var next = tokens[order[place]];
            if (kept + next > budget) return new TokenCut(budget, place, kept, kept, next, 1, 0);
            kept += next;
        }

        var unique = kept;
        var copies = unique == 0 ? 1 : (int)Math.Min(repeat, budget / unique);
        kept *= copies;
        var extra = 0;
        while (copies < repeat && extra < order.Length && kept + tokens[order[extra]] <= budget) kept += tokens[order[extra++]];
        var ended = copies < repeat && unique > 0 && extra < order.Length ? tokens[order[extra]] : 0;
        return new TokenCut(budget, order.Length, unique, kept, ended, copies, extra);
    }
}
