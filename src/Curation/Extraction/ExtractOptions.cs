using System.ComponentModel.DataAnnotations;

namespace Curation.Extraction;

/// <summary>The <c>extract</c> section of a recipe.</summary>
public sealed record ExtractOptions
{
    /// <summary>Which mistake to avoid first: boilerplate kept, or main text lost.</summary>
    public Favour Favour { get; init; } = Favour.Balanced;

    /// <summary>Largest page in bytes after decoding; larger ones are quarantined.</summary>
    [Range(1, long.MaxValue)]
    public long MaxBytes { get; init; } = 10_000_000;

    /// <summary>Deepest nesting of elements.</summary>
    [Range(1, 1_000_000)]
    public int MaxDepth { get; init; } = 1000;

    /// <summary>Largest number of elements and texts of a page.</summary>
    [Range(1, 100_000_000)]
    public int MaxNodes { get; init; } = 1_000_000;
}

/// <summary>Balance between clean text and complete text.</summary>
public enum Favour
{
    Precision,
    Balanced,
    Recall,
}
