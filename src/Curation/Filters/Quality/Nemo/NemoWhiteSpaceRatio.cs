using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of ASCII white space.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-white-space-ratio")]
internal sealed record NemoWhiteSpaceRatio : NemoFilter
{
    public override string Summary => "tabs, newlines, backspaces, carriage returns and spaces / characters; 1 for an empty text";

    public override PeerReasons PeerReasons => new(null, "WhiteSpaceFilter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) => Share(document.Text.View<ByteHistogram>().Count("\t\n\b\r "u8), document.Text.Characters.CodePoints);
}
