using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of ASCII digits.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-digit-ratio")]
internal sealed record NemoDigitRatio : NemoFilter
{
    public override string Summary => "characters 0-9 / characters; 1 for an empty text";

    public override PeerReasons PeerReasons => new(null, "NumbersFilter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) => Share(document.Text.View<ByteHistogram>().Count('0', '9'), document.Text.Characters.CodePoints);
}
