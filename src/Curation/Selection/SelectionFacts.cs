using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>Sums of a decision up for <c>selection.json</c>.</summary>
/// <param name="eligible">Documents that stages and dedup left: what select chose from.</param>
internal sealed class SelectionFacts(SelectInputs inputs, Pool pool, Places places, Choice choice, uint[] scores, ScoreScale scale, int[] eligible)
{
    private const int Shown = 20, CurvePoints = 100;
    // Muennighoff et al. 2023: the number of repeats after which a token is worth 1/e of a new one
    private const double RepeatHalfLife = 15.4;

    private static readonly double[] _shares = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5];

    private int[] _best = [], _order = [];

    public SelectionSummary Read()
    {
        _best = Ranking.Order(eligible, scores, pool.Hash, inputs.Seed);
        _order = choice.Keys == scores ? _best : Ranking.Order(eligible, choice.Keys, pool.Hash, inputs.Seed);
        var denominator = inputs.Options.Of == Denominator.Filtered ? Sum(eligible) : pool.SumExtracted(places);
        var (kept, unique) = (choice.KeptTokens, choice.UniqueTokens);
        return new SelectionSummary(
            ScoreName(), denominator, choice.Budget, kept, unique, Effective(kept, unique),
            [.. choice.Strata.Select(Row)], LargestHosts(), [.. Sweep(denominator)], Curve())
        {
            Mode = inputs.Options.Mode.ToString().ToLowerInvariant(),
            KeptExtractedTokens = eligible.Where(document => choice.Copies[document] > 0).Sum(document => (long)pool.ExtractedTokens[document]),
            HeldBackBy = Missing > 0 && Sum(eligible) * inputs.Options.Repeat >= choice.Budget ? [.. HeldBackBy()] : [],
            Explored = choice.Explored is { } explored ? Row(explored) : null,
            Scorers = pool.Scores.Count > 1 ? Agreement.Of(inputs.Quality.Score, pool, eligible, inputs.Seed) : null,
            Scored = [.. inputs.Quality.Score.Select((scorer, number) => new ScoredRow(
                scorer.Name, eligible.Length, eligible.Count(document => !double.IsNaN(QuantisedScore.Value(pool.Scores[number][document])))))],
            Shortfall = Missing > 0 ? Reasons() : null,
        };
    }

    private string ScoreName()
    {
        var names = string.Join(", ", inputs.Quality.Score.Select(scorer => scorer.Name));
        if (names.Length == 0) return "none: order by hash";
        var within = inputs.Quality.Within.Count == 0 ? "" : " within " + string.Join(" × ", inputs.Quality.Within);
        return !inputs.Quality.IsRanked ? inputs.Quality.Score[0].Name : inputs.Quality.Combine switch
        {
            Combine.MaxRank => $"largest rank of {names}{within}",
            Combine.ProductRank => $"product of ranks of {names}{within}",
            Combine.First => $"rank of {inputs.Quality.Score[0].Name}{within}",
            _ => $"mean rank of {names}{within}",
        };
    }

    private static double Effective(long kept, long unique) =>
        unique == 0 ? 0 : unique * (1 + RepeatHalfLife * (1 - Math.Exp(-((double)kept / unique - 1) / RepeatHalfLife)));

    private static StratumRow Row(StratumChoice stratum)
    {
        var cut = stratum.Cut;
        var times = cut.Taken == 0 ? 0 : cut.Copies + (double)cut.Extra / cut.Taken;
        return new(stratum.Name, stratum.Documents, stratum.Tokens, cut.Budget, cut.Taken, cut.KeptTokens, times, cut.NextTokens, ShortfallOf(cut));
    }

    private static long ShortfallOf(TokenCut cut) => cut.NextTokens > 0 || cut.Extra > 0 ? 0 : cut.Budget - cut.KeptTokens;

    private long Missing => choice.Strata.Append(choice.Explored).OfType<StratumChoice>().Sum(stratum => ShortfallOf(stratum.Cut));

    private IEnumerable<string> HeldBackBy()
    {
        if (choice.Strata.Any(stratum => stratum.Tokens * inputs.Options.Repeat < stratum.Cut.Budget)) yield return "select.per";
        var fell = Enumerable.Range(0, pool.Count).Where(document => !pool.IsStanding(document))
            .Select(document => places.Reason(pool.Reason[document])).ToHashSet();
        if (fell.Contains(Places.HostCap)) yield return "select.caps.host";
        if (fell.Contains(Places.DomainCap)) yield return "select.caps.domain";
        if (fell.Contains(Places.ClusterCap)) yield return "select.caps.cluster";
        if (choice.Explored is { } explored && ShortfallOf(explored.Cut) > 0) yield return "select.explore";
    }

    private List<HostRow> LargestHosts()
    {
        var hosts = new HostTally(pool);
        foreach (var document in eligible)
        {
            if (choice.Copies[document] is > 0 and var copies) hosts.Add(document, copies);
        }

        return hosts.Largest(Shown);
    }

    private IEnumerable<SweepRow> Sweep(long denominator)
    {
        var hosts = new HostTally(pool);
        var (place, tokens) = (0, 0L);
        foreach (var share in _shares)
        {
            var budget = TokenCut.BudgetOf(share, denominator);
            for (; place < _order.Length && tokens + pool.Tokens[_order[place]] <= budget; place++)
            {
                tokens += pool.Tokens[_order[place]];
                hosts.Add(_order[place], 1);
            }

            if (place == 0) continue;
            yield return new SweepRow(share, place, tokens, ScoreOf(_order[place - 1]), hosts.Count, hosts.Effective);
            if (place == _order.Length) yield break;
        }
    }

    private List<CurveRow> Curve()
    {
        var points = new List<CurveRow>();
        var last = Math.Min(Sum(eligible), 5 * choice.Budget);
        var tokens = 0L;
        for (var place = 0; place < _best.Length && points.Count < CurvePoints; place++)
        {
            tokens += pool.Tokens[_best[place]];
            if (points.Count == 0 || tokens >= last * (points.Count / (double)CurvePoints)) points.Add(new CurveRow(tokens, ScoreOf(_best[place])));
            if (tokens >= last) break;
        }

        return points;
    }

    private double ScoreOf(int document) => scale.ValueOf(scores[document]);

    private List<ShortfallRow> Reasons()
    {
        var tokens = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var document = 0; document < pool.Count; document++)
        {
            if (pool.IsStanding(document)) continue;
            var reason = places.Reason(pool.Reason[document]);
            if (reason != Places.BelowCut) tokens[reason] = tokens.GetValueOrDefault(reason) + pool.ExtractedTokens[document];
        }

        return [.. tokens.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Shown)
            .Select(pair => new ShortfallRow(pair.Key, pair.Value))];
    }

    private long Sum(int[] documents) => documents.Sum(document => (long)pool.Tokens[document]);
}
