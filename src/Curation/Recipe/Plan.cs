using Curation.Bias;
using Curation.Core;
using Curation.Decontamination;
using Curation.Dedup;
using Curation.Selection;
using Curation.Shards;
using Curation.Sources;

namespace Curation.Recipe;

/// <summary>A recipe that was read, checked and resolved: all defaults filled in, assets loaded, stages opened.</summary>
public sealed record Plan
{
    /// <summary>The recipe's file, as given.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    public ulong Seed { get; init; } = 42;

    public IReadOnlyList<SourceOptions> Sources { get; init; } = [];

    /// <summary>Options of the extract step.</summary>
    public Extraction.ExtractOptions Extract { get; init; } = new();

    /// <summary>The lines of <c>stages</c> with their options, not opened.</summary>
    public IReadOnlyList<StageLine> Stages { get; init; } = [];

    /// <summary>The lines of <c>quality.score</c>, not opened.</summary>
    public IReadOnlyList<StageLine> Scorers { get; init; } = [];

    /// <summary>The opened stages, ready to run.</summary>
    public required StageChain Chain { get; init; }

    public DedupOptions Dedup { get; init; } = new();

    /// <summary>Null: nothing is looked for.</summary>
    public DecontaminateOptions? Decontaminate { get; init; }

    public QualityOptions Quality { get; init; } = new();

    public SelectOptions Select { get; init; } = new();

    public BiasOptions Bias { get; init; } = new();

    public ShardOptions Shard { get; init; } = new();

    /// <summary>Sections that other projects own (train), by name; null values: not wanted.</summary>
    public IReadOnlyDictionary<string, object?> Others { get; init; } = new Dictionary<string, object?>();

    /// <summary>SHA-256 of every list and model that was loaded.</summary>
    public IReadOnlyDictionary<string, string> AssetDigests { get; init; } = new Dictionary<string, string>();

    /// <summary>What is allowed but worth a second look, a line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
