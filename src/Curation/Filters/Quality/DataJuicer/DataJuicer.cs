using Curation.Core;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>Data-Juicer's filters that look at text alone, in the order and with the defaults of its configs/config_all.yaml.
/// Chen et al. 2024 (Data-Juicer).</summary>
/// <remarks>Left out: perplexity, token count and language, which ask for models (<c>language</c> is a stage of its own).</remarks>
[Stage("data-juicer")]
internal sealed record DataJuicer : Family
{
    public override string Summary => "Data-Juicer's filters on characters, lines and words";

    public override string Origin => "Chen et al. 2024 (Data-Juicer); configs/config_all.yaml";

    public override IReadOnlyList<string> Dialects => ["defaults"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("alphanumeric-ratio", new DataJuicerAlphanumericRatio { Min = 0.25 }),
        new("mean-line-length", new DataJuicerMeanLineLength { Min = 10 }),
        new("character-repetition-ratio", new DataJuicerCharacterRepetitionRatio { Max = 0.5 }),
        new("flagged-word-ratio", new DataJuicerFlaggedWordRatio { Max = 0.045 }),
        new("longest-line", new DataJuicerLongestLine { Min = 10 }),
        new("special-character-ratio", new DataJuicerSpecialCharacterRatio { Max = 0.25 }),
        new("stop-word-ratio", new DataJuicerStopWordRatio { Min = 0.3 }),
        new("text-length", new DataJuicerTextLength { Min = 10 }),
        new("word-repetition-ratio", new DataJuicerWordRepetitionRatio { Max = 0.5 }),
        new("word-count", new DataJuicerWordCount { Min = 10 }),
    ];
}
