using System.ComponentModel.DataAnnotations;

namespace Curation.Extraction;

/// <summary>What to prefer where precision and recall part, and how large a page may be. The limits make a page's fate a property of the page.</summary>
public sealed record ExtractOptions
{
    public Favour Favour { get; init; } = Favour.Balanced;

    public OutputFormat Output { get; init; } = OutputFormat.Text;

    /// <summary>Whether Markdown marks what is strong or emphasised.</summary>
    public bool Emphasis { get; init; }

    /// <summary>What reads the markup.</summary>
    public Engine Engine { get; init; } = Engine.Bytes;

    /// <summary>Largest page in bytes, before charset.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; init; } = 10_000_000;

    /// <summary>Deepest nesting of elements.</summary>
    [Range(1, 1_000_000)]
    public int MaxDepth { get; init; } = 1000;

    /// <summary>Most elements and texts.</summary>
    [Range(1, 100_000_000)]
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>Largest share of a unit's records that may be unreadable before the unit fails; judged from 100 records on, when the unit runs.</summary>
    [Range(0.0, 1.0)]
    public double MaxQuarantined { get; init; } = 0.5;
}

/// <summary>Which mistake is the smaller one: a sentence too many or a sentence too few.</summary>
public enum Favour
{
    Precision,
    Balanced,
    Recall,
}

/// <summary>Two parsers, one tree: the conforming one is several times slower, and takes over where the other one knows that it would err.</summary>
public enum Engine
{
    Bytes,
    Anglesharp,
}

/// <summary>Text with its lines alone, or Markdown that says what is a heading, a list, a table, code or a quote.</summary>
public enum OutputFormat
{
    Text,
    Markdown,
}
