using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of words with a symbol in them. Dolma taggers/gopher.py (gopher_v1).</summary>
[Stage("symbol-word-ratio")]
internal sealed record SymbolWordRatio : Filter
{
    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; } = WordSplitter.Whitespace;

    public override string Summary => "words that hold # or … / words";

    public override string Origin => "Dolma taggers/gopher.py (gopher_v1)";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document) => Ratio.Of(document.Text.By(Words).Further.SymbolWords, document.Text.By(Words).Words.Count);
}
