using System.ComponentModel.DataAnnotations;

namespace Curation.Text;

/// <summary>The named variants of RefinedWeb's corrections of lines.</summary>
internal enum RefinedWebDialect
{
    /// <summary>DCLM's mappers/modifiers.py: lengths in code points.</summary>
    Dclm,

    /// <summary>datamap-rs: lengths in bytes, and a counter line may go on behind its word.</summary>
    Datamap,
}

/// <summary>The thresholds of RefinedWeb's corrections of lines. DCLM dclm_baseline_refinedweb.yaml.</summary>
internal sealed record RefinedWebLineRules
{
    /// <summary>Largest share of capitals in a line that stays; null: any.</summary>
    [Range(0.0, 1.0)]
    public double? MaxUppercaseRatio { get; init; } = 0.5;

    /// <summary>Largest share of digits in a line that stays; null: any.</summary>
    [Range(0.0, 1.0)]
    public double? MaxDigitRatio { get; init; } = 0.999999;

    /// <summary>Whether counters such as <c>3 likes</c> go.</summary>
    public bool Counters { get; init; } = true;

    /// <summary>Fewest words between white space of a line that stays; blank lines always do.</summary>
    [Range(0, int.MaxValue)]
    public int MinWords { get; init; } = 2;

    /// <summary>Most words of a line that <c>items in cart</c>, <c>Read more...</c> and <c>Sign-in</c> are cut out of; 0: none is.</summary>
    [Range(0, 1_000_000)]
    public int MaxWordsOfCut { get; init; } = 10;
}
