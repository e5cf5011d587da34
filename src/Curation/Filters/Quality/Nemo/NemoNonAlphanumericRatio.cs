using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of characters that are no ASCII letter, digit, newline or common mark; a space is one of them.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-non-alphanumeric-ratio")]
internal sealed record NemoNonAlphanumericRatio : NemoFilter
{
    public override string Summary => "characters other than a-z, A-Z, 0-9, newline, ? ! , . / characters; 1 for an empty text";

    public override PeerReasons PeerReasons => new(null, "NonAlphaNumericFilter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var bytes = document.Text.View<ByteHistogram>();
        var all = document.Text.Characters.CodePoints;
        return Share(all - bytes.Count('a', 'z') - bytes.Count('A', 'Z') - bytes.Count('0', '9') - bytes.Count("\n?!,."u8), all);
    }
}
