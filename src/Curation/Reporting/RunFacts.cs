using Curation.Runs;
using Curation.Storage;

namespace Curation.Reporting;

/// <summary>All that a report shows of a run.</summary>
internal sealed record RunFacts(Funnel Funnel, SelectionSummary Selection, BiasFile Bias, LedgerFacts Ledger, ClusterFacts Clusters, string TokenizerSha256)
{
    /// <summary>Null where no evaluation sets were looked for.</summary>
    public DecontaminationFile? Decontamination { get; init; }

    /// <summary>Null where there are no shards.</summary>
    public DatasetFile? Dataset { get; init; }

    /// <summary>Null where there is no model.</summary>
    public IReadOnlyList<CurvePoint>? Curve { get; init; }

    public required PiiFacts Pii { get; init; }

    public required IReadOnlyList<Sample> Kept { get; init; }

    public required IReadOnlyList<Sample> Dropped { get; init; }

    /// <summary>What transforms cut, in the order of the recipe.</summary>
    public required IReadOnlyList<CutFacts> Cuts { get; init; }

    /// <summary>What was cut out of final texts, step by step.</summary>
    public required IReadOnlyList<RepeatFacts> Repeats { get; init; }

    /// <summary>Documents and tokens that the stages and dedup left: what select chose from.</summary>
    public FunnelRow? BeforeSelect => Funnel.Rows is [.., var before, _] ? before : null;

    public FunnelRow? Select => Funnel.Rows.Count > 0 ? Funnel.Rows[^1] : null;

    /// <summary>Why the first row of the funnel has fewer documents than were extracted, in a sentence; null where it has as many.</summary>
    public string? FellInExtract
    {
        get
        {
            var fell = Ledger.Reasons.Where(reason => reason.Key.StartsWith("extract/", StringComparison.Ordinal)).ToList();
            if (fell.Count == 0) return null;
            var documents = Numbers.Thin(fell.Sum(reason => reason.Value.Documents));
            var reasons = string.Join(", ", fell.Select(reason => $"{reason.Key} {Numbers.Thin(reason.Value.Documents)}"));
            return $"Of {Numbers.Thin(Ledger.All.Documents)} extracted documents {documents} fell at once ({reasons}): "
                + "the row of extract is what was left of them.";
        }
    }

    public static RunFacts Read(string runFolder, ReportInputs inputs, CancellationToken cancel)
    {
        var ledger = LedgerFacts.Read(runFolder, inputs, cancel);
        return new RunFacts(
            Funnel.Read(Path.Combine(runFolder, RunFiles.Funnel)), SelectionSummary.Read(Path.Combine(runFolder, RunFiles.Selection)),
            RunFiles.Read<BiasFile>(runFolder, RunFiles.Bias), ledger,
            ClusterFacts.Read(runFolder, inputs), FileDigest.Of(Path.Combine(runFolder, RunFiles.Tokenizer)).Sha256)
        {
            Decontamination = RunFiles.ReadIfDone<DecontaminationFile>(runFolder, RunFiles.Decontamination, "decontaminate"),
            Dataset = RunFiles.ReadIfDone<DatasetFile>(runFolder, RunFiles.Dataset, "shard"),
            Curve = RunFiles.ReadIfDone<List<CurvePoint>>(runFolder, RunFiles.Curve, "train"),
            Pii = PiiFacts.Read(runFolder, inputs),
            Kept = Sample.Read(runFolder, inputs, ledger.KeptSample),
            Cuts = CutFacts.Read(runFolder, inputs, [.. ledger.KeptSample, .. ledger.DroppedSample]),
            Repeats = RepeatFacts.Read(runFolder, inputs),
            Dropped = Sample.Read(runFolder, inputs, ledger.DroppedSample),
        };
    }
}
