using Curation.Core;

namespace Curation.Filters.Quality.Dolma;

/// <summary>Two rules of Dolma's own beside Gopher's and C4's: repeated tokens and counts of personal data.
/// Soldaini et al. 2024 (Dolma), section 5; configs/dolma-v1_7.</summary>
[Stage("dolma")]
internal sealed record Dolma : Family
{
    public override string Summary => "Dolma's rules on token repetition and on counts of personal data";

    public override string Origin => "Soldaini et al. 2024 (Dolma), section 5; dolma taggers/repetitions and taggers/pii.py, configs/dolma-v1_7";

    public override IReadOnlyList<string> Dialects => ["v1.7"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("token-repetition", new DolmaTokenRepetition { Max = 99 }),
        new("personal-data-count", new DolmaPersonalDataCount { Max = 5 }),
    ];
}
