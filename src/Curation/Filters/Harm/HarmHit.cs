using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>Why a harmful word does not count.</summary>
public enum HarmExemption : byte
{
    None,

    /// <summary>It stands between quotation marks, in a quoted line, or behind a "not".</summary>
    Quoted,

    /// <summary>The text speaks about the word: "slur", "the word", "called" near it.</summary>
    Mentioned,

    /// <summary>An ambiguous word without a harmful one near it.</summary>
    Alone,

    /// <summary>The page is of a host whose subject such words are: medicine, law, education.</summary>
    Host,
}

/// <summary>A word of the lexicon in a text: where it stands, among words and bytes, and what it weighs.</summary>
internal readonly record struct HarmHit(Term Term, int Word, int Start, int Weight, HarmExemption Exemption)
{
    public bool Counts => Exemption == HarmExemption.None;
}
