using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Marks <c>#</c> in the text per word. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("hash-ratio")]
internal sealed record HashRatio : Filter
{
    public HashRatio() => PeerReasons = new(null, "gopher_too_many_hashes");

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    public override string Summary => "number of # in the text / words, punctuation marks counted as words";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override int Revision => 2;

    public override double Measure(Document document) => Ratio.Of(document.Text.Characters.HashMarks, document.Text.By(Words).Words.Count);
}
