using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of sentences in the lines that C4's rules keep. Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py.</summary>
[Stage("sentence-count")]
internal sealed record SentenceCount : Filter
{
    public SentenceCount() => PeerReasons = new("too_few_sentences", null);

    /// <summary>Whose rules on lines.</summary>
    public C4Dialect Dialect { get; init; }

    /// <summary>What of the rules on lines is told otherwise than the dialect has it.</summary>
    public C4LineRules LineRules { get; init; } = new();

    /// <summary>How lines are cut into sentences: as spaCy's sentencizer does, the same on simple words, or as NLTK's Punkt.</summary>
    public SentenceRule Sentences { get; init; }

    public override string Summary => "number of sentences in the lines that C4's rules keep, each line by itself";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py";

    public override int Revision => 6;

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.C4(Dialect, LineRules).Sentences(Sentences);
}
