using System.Collections;
using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>What stages and dedup leave, decided as the decision will: the same verdicts, the same survivors, before tokens are counted.</summary>
/// <param name="verdictSettings">What verdicts depend on.</param>
public sealed class StandingDocuments(SelectInputs inputs, string verdictSettings) : IStanding
{
    private const int Revision = 1;

    public IReadOnlyList<string> Files =>
        [.. inputs.Units.SelectMany(unit => new[] { DocumentTable.PathOf(unit), SignalTable.PathOf(unit) }), .. inputs.Clusters?.Files ?? []];

    public string Settings => $"standing r{Revision}\n{verdictSettings}keep {inputs.Keep} leaves-near {inputs.LeavesNear}\n";

    public IReadOnlyDictionary<string, BitArray> Read(StepContext context, CancellationToken cancel)
    {
        var places = new Places(inputs.Chain, inputs.HasDecontaminate);
        var pool = Pool.LoadUncounted(inputs, context, places, cancel);
        if (inputs.Clusters is { } clusters) new Survivors(pool, inputs.Keep, inputs.LeavesNear).Decide(clusters, context.RunFolder, places);
        return inputs.Units.ToDictionary(unit => unit, unit => StandingOf(pool, unit), StringComparer.Ordinal);
    }

    private static BitArray StandingOf(Pool pool, string unit)
    {
        var (start, standing) = (pool.Start[unit], new BitArray(pool.CountOf[unit]));
        for (var row = 0; row < standing.Length; row++) standing[row] = pool.IsStanding(start + row);
        return standing;
    }
}
