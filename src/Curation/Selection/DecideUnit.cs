using Curation.Core;
using Curation.Models.Hosts;
using Curation.Runs;
using Curation.Storage;
using Curation.Text;

namespace Curation.Selection;

/// <summary>Stored numbers → verdicts, survivors, order and cut: ledger, clusters, funnel and bias. Reads no text.</summary>
internal sealed class DecideUnit(SelectInputs inputs)
{
    private const string Suffixes = "builtin:public-suffixes";

    private readonly byte[] _suffixes = inputs.Assets.Read(Suffixes);

    public StepUnit Unit() => new("decide", $"decide r11\n{inputs.DecisionSettings}suffixes {XxHash64.Hash(_suffixes):x16}\n",
    [
        .. inputs.Units.SelectMany(unit => new[] { DocumentTable.PathOf(unit), QuarantineRow.PathOf(unit), SignalTable.PathOf(unit), TokenTable.PathOf(unit) }),
        .. inputs.Rejections.Concat(inputs.SurvivorRejections).SelectMany(rejections => rejections.Files).Concat(CutFiles).Distinct(),
        .. inputs.Clusters?.Files ?? [],
        .. inputs.Removals?.Files.Append(TokenizerUnit.FileName) ?? [],
    ]);

    private IEnumerable<string> CutFiles => inputs.Texts.Layers.SelectMany(layer => inputs.Units.Select(unit => CutTable.PathOf(layer, unit)));

    public UnitResult Run(StepContext context, CancellationToken cancel)
    {
        var places = new Places(inputs.Chain, inputs.HasDecontaminate);
        var pool = Pool.Load(inputs, context, places, cancel);
        if (NeedsDomains) pool.FindDomains(PublicSuffixes.Parse(Suffixes, _suffixes));
        var survivors = new Survivors(pool, inputs.Keep, inputs.LeavesNear);
        if (inputs.Clusters is { } clusters) survivors.Decide(clusters, context.RunFolder, places);
        pool.Reject(inputs.SurvivorRejections, context.RunFolder, places);
        var scale = new ScoreScale(inputs.Quality.IsRanked);
        var scores = Scores(pool);
        var eligible = Enumerable.Range(0, pool.Count).Where(pool.IsStanding).ToArray();
        var choice = new Chooser(pool, places, inputs.Options, inputs.Seed).Choose(scores, scale.ValueOf, Budget(pool, places));
        var outputs = new LedgerFiles(inputs.Units, pool, places, survivors, choice, document => scale.ValueOf(scores[document])).Write(context, cancel);
        AtomicFile.WriteAllText(context.PathOf("funnel.json"), FunnelCount.Of(pool, places, choice, Skipped(context), Cuts(context, pool, places)).ToJson());
        AtomicFile.WriteAllText(context.PathOf("selection.json"), new SelectionFacts(inputs, pool, places, choice, scores, scale, eligible).Read().ToJson());
        string[] names = [.. places.All.Select(place => $"{place.Step}/{place.Stage}")];
        AtomicFile.WriteAllText(context.PathOf("bias.json"), inputs.Audit.Report(names, FunnelCount.Fates(pool, places)));
        context.Progress.Add(documents: pool.Count);
        if (inputs.Removals is { } removals)
            outputs = [.. outputs, removals.Write(context.RunFolder, inputs.Factory.Load(context.PathOf(TokenizerUnit.FileName)))];
        return new UnitResult([.. outputs, "funnel.json", "selection.json", "bias.json"]);
    }

    private bool NeedsDomains =>
        inputs.Options.Caps?.Domain is not null || inputs.Options.Per.Concat(inputs.Quality.Within).Contains(Strata.Domain);

    /// <summary>One score per document: the only scorer's, or combined ranks.</summary>
    private uint[] Scores(Pool pool)
    {
        var quality = inputs.Quality;
        if (quality.Score.Count == 0) return new uint[pool.Count];
        if (!quality.IsRanked) return pool.Scores[0];
        var scorers = quality.Combine == Combine.First ? [pool.Scores[0]] : pool.Scores;
        var strata = quality.Within.Count == 0 ? [] : Strata.Divide(pool, quality.Within).Of;
        return RankCombination.Combine(scorers, strata, pool.Tokens, quality.Combine, quality.Weights);
    }

    private long Budget(Pool pool, Places places)
    {
        if (inputs.Options.Keep.Count is { } count) return count;
        long tokens = 0;
        if (inputs.Options.Of == Denominator.Extracted) tokens = pool.SumExtracted(places);
        for (var document = 0; inputs.Options.Of != Denominator.Extracted && document < pool.Count; document++)
        {
            if (pool.IsStanding(document)) tokens += pool.Tokens[document];
        }

        return TokenCut.BudgetOf(inputs.Options.Keep.Share!.Value, tokens);
    }

    /// <summary>What each step cut out of the documents that came so far.</summary>
    private Dictionary<string, CutCount> Cuts(StepContext context, Pool pool, Places places)
    {
        return inputs.Texts.Layers.ToDictionary(layer => layer.Step, Count);

        CutCount Count(CutLayer layer)
        {
            var (place, sum) = (places.PlaceOf($"{layer.Step}/"), default(CutCount));
            foreach (var unit in inputs.Units)
            {
                foreach (var row in CutTable.Read(context.RunFolder, layer, unit))
                {
                    var document = pool.Start[unit] + (int)row.Row;
                    if (pool.IsStanding(document) || places.PlaceOf(pool.Reason[document]) >= place)
                        sum = new(sum.Documents + 1, sum.Bytes + row.Bytes);
                }
            }

            return sum;
        }
    }

    /// <summary>Records that were no documents or could not be read, by reason.</summary>
    private SortedDictionary<string, long> Skipped(StepContext context)
    {
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var unit in inputs.Units)
        {
            foreach (var (reason, count) in DocumentTable.SkippedIn(context.RunFolder, unit)) Count("extract/" + reason, count);
            foreach (var row in QuarantineRow.Read(context.PathOf(QuarantineRow.PathOf(unit)))) Count("extract/" + row.Reason, 1);
        }

        return reasons;

        void Count(string reason, long more) => reasons[reason] = reasons.GetValueOrDefault(reason) + more;
    }
}
