using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Newlines per word, punctuation marks counted. Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py.</summary>
[Stage("newline-word-ratio")]
internal sealed record NewlineWordRatio : Filter
{
    public NewlineWordRatio() => PeerReasons = new(null, "list_ratio");

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    public override string Summary => "newlines / words, punctuation marks counted as words";

    public override string Origin => "Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py";

    public override int Revision => 2;

    public override double Measure(Document document) => Ratio.Of(document.Text.Characters.Newlines, document.Text.By(Words).Words.Count);
}
