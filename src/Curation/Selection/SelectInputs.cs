using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>What the select step works from.</summary>
public sealed record SelectInputs
{
    public required ulong Seed { get; init; }

    /// <summary>The units of extract and measure, in order.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    public required StageChain Chain { get; init; }

    public required QualityOptions Quality { get; init; }

    public required SelectOptions Options { get; init; }

    /// <summary>Final texts, every cut made.</summary>
    public required FinalTexts Texts { get; init; }

    /// <summary>Documents that steps before this one rejected, in the order in which they decide.</summary>
    public IReadOnlyList<IRejections> Rejections { get; init; } = [];

    /// <summary>Survivors that were left too little by cuts among survivors: no other member of the cluster takes their place.</summary>
    public IReadOnlyList<IRejections> SurvivorRejections { get; init; } = [];

    /// <summary>Whether evaluation examples were looked for.</summary>
    public bool HasDecontaminate => Removals is not null;

    /// <summary>Sums up what decontamination took; null: evaluation examples were not looked for.</summary>
    public IRemovals? Removals { get; init; }

    /// <summary>What dedup found; null: no dedup step.</summary>
    public required IClusters? Clusters { get; init; }

    /// <summary>Which member of a cluster survives.</summary>
    public required KeepRule Keep { get; init; }

    /// <summary>Whether caps choose among the near duplicates of a cluster: then one of each text survives.</summary>
    public bool LeavesNear => Options.Caps?.Cluster is not null;

    /// <summary>Where the public suffixes are, for registered domains.</summary>
    public required IAssets Assets { get; init; }

    public required IGroupAudit Audit { get; init; }

    public required ITokenizerFactory Factory { get; init; }

    /// <summary>A tokenizer file, or <c>train:N</c>.</summary>
    public required string Tokenizer { get; init; }

    public required int? TrainedVocabulary { get; init; }

    /// <summary>All that the decision depends on besides the files it reads.</summary>
    public required string DecisionSettings { get; init; }
}
