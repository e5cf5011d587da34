using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of sentences in the lines that C4's rules keep. Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py.</summary>
[Stage("sentence-count")]
internal sealed record SentenceCount : Filter
{
    public SentenceCount() => PeerReasons = new("too_few_sentences", null);

    public C4Dialect Dialect { get; init; }

    public SentenceRule Sentences { get; init; }

    public override string Summary => "number of sentences in the lines that C4's rules keep, each line by itself";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py";

    public override int Revision => 3;

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.C4(Dialect).Sentences(Sentences);
}
