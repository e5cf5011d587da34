using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of paragraphs with a phrase of policy notes.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-boilerplate-paragraph-ratio")]
internal sealed record NemoBoilerplateParagraphRatio : NemoFilter
{
    public override string Summary => "paragraphs with a phrase of privacy and cookie notes / paragraphs; 1 where lorem ipsum occurs";

    public override PeerReasons PeerReasons => new(null, "BoilerPlateStringFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 3;

    public override double Measure(Document document)
    {
        var lines = document.Text.View<NemoLines>();
        return Ratio.Of(lines.BoilerplateParagraphs, lines.Paragraphs.Count);
    }
}
