using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>Whether a URL in the text points to pornography. Not in the English pipeline.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-pornographic-url")]
internal sealed record NemoPornographicUrl : NemoFilter
{
    public NemoPornographicUrl() => Max = 0;

    public override string Summary => "whether an http:// or https:// address in the text holds porn";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new(null, "PornographicUrlsFilter");

    public override Bounds Bounds => Bounds.Flag;

    public override double Measure(Document document) => document.Text.View<UrlCharacters>().AreOfPorn ? 1 : 0;
}
