using System.ComponentModel.DataAnnotations;
using Curation.Core;

namespace Curation.Selection;

/// <summary>The <c>select</c> section of a recipe: how many tokens are kept, and which. Strata, caps, sampling, exploration and repeats are off
/// unless asked for.</summary>
public sealed record SelectOptions
{
    /// <summary>A share of the tokens named by <see cref="Of"/>, or a count of tokens.</summary>
    public Amount Keep { get; init; } = new(0.02, null);

    /// <summary>What the share is taken of.</summary>
    public Denominator Of { get; init; }

    /// <summary>What brings documents into their order.</summary>
    public SelectMode Mode { get; init; }

    /// <summary>Of modes softmax and dsir: above 0; the smaller, the closer to <c>top</c>.</summary>
    [Range(1e-6, 1e6)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Of mode pareto: the shape of its noise; GPT-3 used 9 (Brown et al. 2020, appendix A).</summary>
    [Range(1e-3, 1e3)]
    public double ParetoShape { get; init; } = 9;

    /// <summary>Of mode sigmoid: how sharply chances fall around <see cref="Midpoint"/>.</summary>
    [Range(1e-3, 1e6)]
    public double Steepness { get; init; } = 50;

    /// <summary>Of mode sigmoid: the share of tokens, best first, at which the chance is one half.</summary>
    [Range(0.0, 1.0)]
    public double Midpoint { get; init; } = 0.05;

    /// <summary>What divides documents into strata, each with a quota and a cut of its own:
    /// <c>source</c>, <c>host</c>, <c>domain</c>, <c>tld</c>, <c>length</c>, or a stage that names something, such as <c>language</c>.</summary>
    public IReadOnlyList<string> Per { get; init; } = [];

    /// <summary>Quotas go as a power of the eligible tokens: 1 proportional, 0 equal, between them tempered.</summary>
    [Range(0.0, 1.0)]
    public double QuotaPower { get; init; } = 1;

    /// <summary>Most of one host, domain or cluster; null: no caps.</summary>
    public CapOptions? Caps { get; init; }

    /// <summary>Share of the budget for a uniform sample, by hash, of eligible documents that the cut left.</summary>
    [Range(0.0, 1.0)]
    public double Explore { get; init; }

    /// <summary>How often a document may be repeated where the budget exceeds what there is; up to 4 is nearly free
    /// (Muennighoff et al. 2023, 2305.16264).</summary>
    [Range(1, 4)]
    public int Repeat { get; init; } = 1;
}

/// <summary>Tokens of every extracted document, as extracted; or final tokens of the documents that stages and dedup leave.</summary>
public enum Denominator
{
    Extracted,
    Filtered,
}

/// <summary>Best first, or chances by score; all chance is a hash of the document's identity.</summary>
public enum SelectMode
{
    /// <summary>Best score first.</summary>
    Top,

    /// <summary>Rank plus Pareto noise (GPT-3's filter).</summary>
    Pareto,

    /// <summary>Without replacement with chances exp(rank / temperature) (QuRating, Wettig et al. 2024).</summary>
    Softmax,

    /// <summary>Without replacement with chances 1 / (1 + exp(steepness × (place − midpoint))) (QuaDMix, 2504.16511).</summary>
    Sigmoid,

    /// <summary>Without replacement with chances exp(score / temperature) of the raw score, which is to be a log-ratio (DSIR, Xie et al. 2023).</summary>
    Dsir,
}

/// <summary>The most that one host, domain or cluster may bring, over all strata, in the order of their names, and the uniform sample.
/// In the order of the cut, a document beyond a cap falls; the next may fit. Repeats do not count, and documents without a host are under no cap of hosts
/// and domains.</summary>
public sealed record CapOptions
{
    /// <summary>Tokens of one host, as a share of the budget or a count.</summary>
    public Amount? Host { get; init; }

    /// <summary>Tokens of one registered domain, as a share of the budget or a count: <c>example.co.uk</c> with all hosts below it.</summary>
    public Amount? Domain { get; init; }

    /// <summary>Documents of one cluster of near duplicates. With it dedup leaves one of each text in the running, instead of one of each cluster,
    /// and the order of the cut decides. Null: dedup alone decides, and no cluster has two.</summary>
    [Range(1, 1_000_000)]
    public int? Cluster { get; init; }
}
