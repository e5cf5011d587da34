namespace Curation.Selection;

/// <summary>Fills the budget from the standing documents: quotas per stratum, caps, the cut, repeats, and the sample outside the cut.</summary>
internal sealed class Chooser(Pool pool, Places places, SelectOptions options, ulong seed)
{
    private const ulong ExploreSalt = 6;

    private readonly int[] _place = new int[pool.Count];
    private readonly byte[] _copies = new byte[pool.Count];

    /// <param name="scores">Of all documents; larger is better.</param>
    /// <param name="valueOf">The number a score stands for.</param>
    public Choice Choose(uint[] scores, Func<uint, double> valueOf, long budget)
    {
        var keys = options.Mode == SelectMode.Top ? scores : SamplingKeys.Of(options, Ranks(scores), document => valueOf(scores[document]), pool.Hash, seed);
        var strata = Strata.Divide(pool, options.Per);
        var members = Members(strata);
        var tokens = members.Select(documents => documents.Sum(document => (long)pool.Tokens[document])).ToArray();
        var explore = TokenCut.BudgetOf(options.Explore, budget);
        var quotas = options.Per.Count == 0 ? [budget - explore] : Quotas.Divide(budget - explore, tokens, options.QuotaPower);
        var caps = new Caps(pool, places, options.Caps, budget);
        var chosen = members.Select((documents, stratum) => new StratumChoice(
            strata.Names[stratum], documents.Length, tokens[stratum], Cut(Ranking.Order(documents, keys, pool.Hash, seed), caps, quotas[stratum]))).ToList();
        var (explored, byChance) = Explore(caps, explore);
        DropTheRest(scores, valueOf);
        return new Choice(budget, chosen, explored) { Keys = keys, Place = _place, Copies = _copies, ByChance = byChance };
    }

    /// <summary>Ranks among the standing documents: the others weigh nothing.</summary>
    private uint[] Ranks(uint[] scores)
    {
        var tokens = (int[])pool.Tokens.Clone();
        for (var document = 0; document < tokens.Length; document++)
        {
            if (!pool.IsStanding(document)) tokens[document] = 0;
        }

        return RankCombination.Ranks(scores, [], tokens);
    }

    private int[][] Members(Strata strata)
    {
        var counts = new int[strata.Names.Count];
        for (var document = 0; document < pool.Count; document++)
        {
            if (pool.IsStanding(document)) counts[strata.Of[document]]++;
        }

        var members = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var document = 0; document < pool.Count; document++)
        {
            if (pool.IsStanding(document)) members[strata.Of[document]][counts[strata.Of[document]]++] = document;
        }

        return members;
    }

    private TokenCut Cut(int[] order, Caps caps, long budget)
    {
        for (var place = 0; place < order.Length; place++) _place[order[place]] = place + 1;
        var passed = caps.AreSet ? Pass(order, caps, budget) : order;
        var cut = TokenCut.Make(passed, pool.Tokens, budget, options.Repeat);
        for (var place = 0; place < cut.Taken; place++) _copies[passed[place]] = (byte)(cut.Copies + (place < cut.Extra ? 1 : 0));
        return cut;
    }

    /// <summary>What the caps let through, up to and with the first document that does not fit the budget. The others fall.</summary>
    private int[] Pass(int[] order, Caps caps, long budget)
    {
        var passed = new List<int>();
        long kept = 0;
        foreach (var document in order)
        {
            if (!caps.Allow(document)) continue;
            passed.Add(document);
            kept += pool.Tokens[document];
            if (kept > budget) break;
            caps.Count(document);
        }

        return [.. passed];
    }

    private (StratumChoice?, HashSet<int>) Explore(Caps caps, long budget)
    {
        if (options.Explore == 0) return (null, []);
        var rest = Enumerable.Range(0, pool.Count).Where(document => pool.IsStanding(document) && _copies[document] == 0).ToArray();
        var documents = rest.Length;
        Ranking.ByHash(rest, pool.Hash, seed + ExploreSalt);
        var tokens = rest.Sum(document => (long)pool.Tokens[document]);
        if (caps.AreSet) rest = Pass(rest, caps, budget);
        var cut = TokenCut.Make(rest, pool.Tokens, budget);
        foreach (var document in rest.AsSpan(0, cut.Taken)) _copies[document] = 1;
        return (new StratumChoice("explored", documents, tokens, cut), [.. rest.AsSpan(0, cut.Taken)]);
    }

    private void DropTheRest(uint[] scores, Func<uint, double> valueOf)
    {
        var reason = places.Number(Places.BelowCut);
        for (var document = 0; document < pool.Count; document++)
        {
            if (pool.IsStanding(document) && _copies[document] == 0) pool.Drop(document, reason, valueOf(scores[document]));
        }
    }
}
