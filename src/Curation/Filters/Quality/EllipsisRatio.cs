using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Ellipses in the text per word. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("ellipsis-ratio")]
internal sealed record EllipsisRatio : Filter
{
    public EllipsisRatio() => PeerReasons = new(null, "gopher_too_many_ellipsis");

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    public override string Summary => "number of ... and … in the text / words, punctuation marks counted as words";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override int Revision => 2;

    public override double Measure(Document document) => Ratio.Of(document.Text.Characters.Ellipses, document.Text.By(Words).Words.Count);
}
