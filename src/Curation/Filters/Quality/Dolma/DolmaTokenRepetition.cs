using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Dolma;

/// <summary>The longest stretch in which one to thirteen words come again at least three times over.
/// Soldaini et al. 2024 (Dolma); dolma taggers/repetitions.</summary>
/// <remarks>The reference looks at tokens of a language model's tokenizer; words and marks stand in for them, so that the number does not hang on a
/// vocabulary.</remarks>
[Stage("dolma-token-repetition")]
internal sealed record DolmaTokenRepetition : Filter
{
    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; } = WordSplitter.Uax29;

    public override string Summary => "words of the longest stretch that says the same 1 to 13 words at least three times over; 0 where there is none";

    public override string Origin => "Soldaini et al. 2024 (Dolma), section 5; dolma taggers/repetitions, configs/dolma-v1_7";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new(null, "doc_max_length_repetition");

    public override double Measure(Document document) => PeriodicWords.Longest(document.Text.By(Words).Words.Hashes);
}
