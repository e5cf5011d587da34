using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Symbols in the text per word. DCLM content_filters.py, symbol_ratio_filter.</summary>
[Stage("symbol-ratio")]
internal sealed record SymbolRatio : Filter
{
    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; } = WordSplitter.Whitespace;

    public override string Summary => "number of #, ..., . . . and … in the text / words";

    public override string Origin => "DCLM content_filters.py, symbol_ratio_filter";

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var characters = document.Text.Characters;
        return Ratio.Of((long)characters.HashMarks + characters.Ellipses + document.Text.SpacedEllipses, document.Text.By(Words).Words.Count);
    }
}
