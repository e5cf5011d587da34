using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of the text in URLs.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-url-character-ratio")]
internal sealed record NemoUrlCharacterRatio : NemoFilter
{
    public override string Summary => "characters of http:// and https:// addresses / characters; 1 for an empty text";

    public override PeerReasons PeerReasons => new(null, "UrlsFilter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) => Share(document.Text.View<UrlCharacters>().Count, document.Text.Characters.CodePoints);
}
