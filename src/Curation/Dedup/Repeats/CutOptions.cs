using System.ComponentModel.DataAnnotations;
using Curation.Dedup.Exact;

namespace Curation.Dedup.Repeats;

/// <summary>Parts of texts that another surviving document has too, to be cut from all but one: the first by hash of source and id, whatever the order
/// of files.</summary>
public sealed record CutOptions
{
    /// <summary>Lines (cc_net: one line), or runs of them. Null: not looked for.</summary>
    public PartOptions? Lines { get; init; }

    /// <summary>What stands between empty lines. Null: not looked for.</summary>
    public PartOptions? Paragraphs { get; init; }

    /// <summary>Sentences; datatrove and C4 take runs of three. Null: not looked for.</summary>
    public PartOptions? Sentences { get; init; }

    /// <summary>Any passages. Null: not looked for.</summary>
    public SubstringOptions? Substrings { get; init; }

    /// <summary>A text that lost something is dropped where fewer words are left (datatrove: 50); 0: only where nothing is left.</summary>
    [Range(0, 1_000_000)]
    public int MinWords { get; init; }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsOff => this is { Lines: null, Paragraphs: null, Sentences: null, Substrings: null };
}

/// <summary>Parts of one kind.</summary>
public sealed record PartOptions
{
    /// <summary>How many parts in a row must be repeated for each of them to be cut.</summary>
    [Range(1, 1000)]
    public int Window { get; init; } = 1;

    /// <summary>Words that the repeated parts must have together, punctuation not counted; shorter ones stay wherever they stand.</summary>
    [Range(0, 1_000_000)]
    public int MinWords { get; init; } = 1;

    /// <summary>Code points that they must have together.</summary>
    [Range(0, 100_000_000)]
    public int MinCharacters { get; init; }

    /// <summary>What repeated parts may differ in.</summary>
    public Normalisation Normalise { get; init; } = Normalisation.Words;
}

/// <summary>Repeated passages (K. Lee et al., "Deduplicating Training Data Makes Language Models Better", ACL 2022, 4.1: 50 tokens).</summary>
public sealed record SubstringOptions
{
    /// <summary>Length from which on a passage counts.</summary>
    [Range(2, 100_000_000)]
    public int Min { get; init; } = 50;

    /// <summary>What the length is counted in.</summary>
    public PassageUnit Unit { get; init; }
}

/// <summary>What passages are made of.</summary>
public enum PassageUnit
{
    /// <summary>Words and punctuation marks; white space between them does not count.</summary>
    Words,

    /// <summary>Code points.</summary>
    Characters,

    /// <summary>Bytes of UTF-8; cuts stay on whole characters.</summary>
    Bytes,
}
