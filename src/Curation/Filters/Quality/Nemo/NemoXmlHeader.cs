using System.Text;
using Curation.Core;

namespace Curation.Filters.Quality.Nemo;

/// <summary>Whether source code is XML under another name. NeMo Curator stages/text/filters/heuristic/code.py.</summary>
[Stage("nemo-xml-header")]
internal sealed record NemoXmlHeader : NemoFilter
{
    private const int Searched = 100;

    public override string Summary => "whether <?xml version= stands in the first 100 characters";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new(null, "XMLHeaderFilter");

    public override Bounds Bounds => Bounds.Flag;

    public override double Measure(Document document)
    {
        var text = document.Text.Utf8;
        var end = 0;
        for (var seen = 0; seen < Searched && end < text.Length; seen++)
        {
            Rune.DecodeFromUtf8(text[end..], out _, out var length);
            end += length;
        }

        return text[..end].IndexOf("<?xml version="u8) >= 0 ? 1 : 0;
    }
}
