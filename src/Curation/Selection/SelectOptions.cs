using Curation.Core;

namespace Curation.Selection;

/// <summary>The <c>select</c> section of a recipe: how many tokens are kept.</summary>
public sealed record SelectOptions
{
    /// <summary>A share of the tokens named by <see cref="Of"/>, or a count of tokens.</summary>
    public Amount Keep { get; init; } = new(0.02, null);

    /// <summary>What the share is taken of.</summary>
    public Denominator Of { get; init; }
}

/// <summary>Tokens of every extracted document, as extracted; or final tokens of the documents that stages and dedup leave.</summary>
public enum Denominator
{
    Extracted,
    Filtered,
}
