using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Runs;

/// <summary><c>selection.json</c>: how the budget was filled, and what another budget would have come to.</summary>
/// <param name="Score">What ordered the documents, in words.</param>
/// <param name="DenominatorTokens">What the share was taken of; where the budget is a count, the extracted tokens.</param>
/// <param name="UniqueTokens">Kept tokens, each document counted once.</param>
/// <param name="EffectiveTokens">What the kept tokens, repeats among them, are worth as unique ones (Muennighoff et al. 2023, 2305.16264, equation 5).</param>
/// <param name="Sweep">The order of the mode cut at other shares of the denominator, strata and caps left aside.</param>
/// <param name="Curve">Score against kept tokens, best first.</param>
public sealed record SelectionSummary(
    string Score, long DenominatorTokens, long BudgetTokens, long KeptTokens, long UniqueTokens, double EffectiveTokens,
    IReadOnlyList<StratumRow> Strata, IReadOnlyList<HostRow> LargestHosts, IReadOnlyList<SweepRow> Sweep, IReadOnlyList<CurveRow> Curve)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>What brought documents into their order: best first, or chance by score.</summary>
    public string Mode { get; init; } = "top";

    /// <summary>Tokens, as extracted, of the kept documents, each counted once.</summary>
    public long KeptExtractedTokens { get; init; }

    /// <summary>The options of the recipe that left the budget unfilled though there was text enough; empty where there was not.</summary>
    public IReadOnlyList<string> HeldBackBy { get; init; } = [];

    /// <summary>The uniform sample outside the cut; null where there was none.</summary>
    public StratumRow? Explored { get; init; }

    /// <summary>How far the scorers agree on the documents that could be kept; null with one scorer.</summary>
    public ScorerAgreement? Scorers { get; init; }

    /// <summary>What took most tokens away where the budget could not be filled, largest first; null where it was filled.</summary>
    public IReadOnlyList<ShortfallRow>? Shortfall { get; init; }

    /// <summary>Of how many documents that could be kept each scorer knows a score.</summary>
    public IReadOnlyList<ScoredRow> Scored { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    public static SelectionSummary Read(string path) => JsonSerializer.Deserialize<SelectionSummary>(File.ReadAllBytes(path), _json)
        ?? throw new InvalidDataException($"{path}: empty");
}

/// <summary>Documents that select chose from, and those of them that have a score.</summary>
public sealed record ScoredRow(string Scorer, long Documents, long Scored);

/// <summary>One stratum: what was eligible, its quota, and what was kept.</summary>
/// <param name="Times">How often its documents are repeated; between two whole numbers where only the best are repeated once more.</param>
/// <param name="ShortfallTokens">Tokens missing because there was no more; 0 where a document ended the cut.</param>
public sealed record StratumRow(
    string Name, long Documents, long Tokens, long BudgetTokens,
    long KeptDocuments, long KeptTokens, double Times, long NextDocumentTokens, long ShortfallTokens);

/// <summary>A host and what it brought to the kept.</summary>
public sealed record HostRow(string Host, long Documents, long Tokens, double Share);

/// <summary>The order of scores cut at one share of the denominator.</summary>
/// <param name="Score">Of the last document kept.</param>
/// <param name="EffectiveHosts">e to the entropy of the hosts' tokens: how many hosts of equal size would be as diverse.</param>
public sealed record SweepRow(double Share, long Documents, long Tokens, double Score, long Hosts, double EffectiveHosts);

/// <summary>Score of the document that reaches so many tokens, best first.</summary>
public readonly record struct CurveRow(long Tokens, double Score);

/// <summary>Rank correlation and overlap of the best 3 % of tokens, scorer by scorer.</summary>
/// <param name="Spearman">Rows and columns in the order of the names.</param>
/// <param name="TopOverlap">Tokens in both of two scorers' best 3 % / tokens in either.</param>
public sealed record ScorerAgreement(
    IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<double>> Spearman, IReadOnlyList<IReadOnlyList<double>> TopOverlap);

/// <summary>A reason and the tokens, as extracted, of the documents that fell for it.</summary>
public sealed record ShortfallRow(string Reason, long Tokens);
