using Curation.Core;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Selection;

/// <summary>Stored numbers → verdicts, survivors, order and cut: ledger, clusters, funnel and bias. Reads no text.</summary>
internal sealed class DecideUnit(SelectInputs inputs)
{
    public StepUnit Unit() => new("decide", $"decide r1\n{inputs.DecisionSettings}",
    [
        .. inputs.Units.SelectMany(unit => new[] { DocumentTable.PathOf(unit), QuarantineRow.PathOf(unit), SignalTable.PathOf(unit), TokenTable.PathOf(unit) }),
        .. inputs.Clusters?.Files ?? [],
    ]);

    public UnitResult Run(StepContext context, CancellationToken cancel)
    {
        var places = new Places(inputs.Chain);
        var pool = Pool.Load(inputs, context.RunFolder, places, cancel);
        var survivors = new Survivors(pool, inputs.Keep);
        if (inputs.Clusters is { } clusters) survivors.Decide(clusters, context.RunFolder, places);
        var order = Order(pool);
        var cut = TokenCut.Make(order, Budget(pool));
        var belowCut = places.Number(Places.BelowCut);
        foreach (var candidate in order.AsSpan(cut.Kept)) pool.Drop(candidate.Document, belowCut, QuantisedScore.Value(candidate.Score));
        var outputs = new LedgerFiles(inputs.Units, pool, places, survivors, order).Write(context, cancel);
        AtomicFile.WriteAllText(context.PathOf("funnel.json"), FunnelCount.Of(pool, places, cut, Skipped(context)).ToJson());
        string[] names = [.. places.All.Select(place => $"{place.Step}/{place.Stage}")];
        AtomicFile.WriteAllText(context.PathOf("bias.json"), inputs.Audit.Report(names, FunnelCount.Fates(pool, places)));
        context.Progress.Add(documents: pool.Count);
        return new UnitResult([.. outputs, "funnel.json", "bias.json"]);
    }

    private Candidate[] Order(Pool pool)
    {
        var scores = inputs.Quality.Score.Count switch
        {
            0 => new uint[pool.Count],
            1 => pool.Scores[0],
            _ when inputs.Quality.Combine == Combine.First => pool.Scores[0],
            _ => RankCombination.Combine(pool.Scores, pool.Tokens, inputs.Quality.Combine == Combine.MaxRank),
        };
        return [.. Enumerable.Range(0, pool.Count).Where(pool.IsStanding).Select(Stand)];

        Candidate Stand(int document)
        {
            var hash = pool.Hash[document];
            return new(scores[document], Document.Seeded(hash, inputs.Seed), hash, pool.Tokens[document], document);
        }
    }

    private long Budget(Pool pool)
    {
        if (inputs.Options.Keep.Count is { } count) return count;
        long tokens = 0;
        for (var document = 0; document < pool.Count; document++)
        {
            if (inputs.Options.Of == Denominator.Extracted) tokens += pool.ExtractedTokens[document];
            else if (pool.IsStanding(document)) tokens += pool.Tokens[document];
        }

        return TokenCut.BudgetOf(inputs.Options.Keep.Share!.Value, tokens);
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
