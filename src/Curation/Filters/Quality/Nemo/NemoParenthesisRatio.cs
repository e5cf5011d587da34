using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of parentheses and brackets.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-parenthesis-ratio")]
internal sealed record NemoParenthesisRatio : NemoFilter
{
    public override string Summary => "characters { } ⟨ ⟩ [ ] ( ) / characters; 1 for an empty text";

    public override PeerReasons PeerReasons => new(null, "ParenthesesFilter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var angles = document.Text.Utf8.Count("⟨"u8) + document.Text.Utf8.Count("⟩"u8);
        return Share(document.Text.View<ByteHistogram>().Count("{}[]()"u8) + angles, document.Text.Characters.CodePoints);
    }
}
