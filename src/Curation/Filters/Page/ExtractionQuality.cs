using Curation.Core;

namespace Curation.Filters.Page;

/// <summary>How well extraction expects to have found the main text: the predicted word F1 against a person's choice. Own model, trained by
/// src/Curation.Builtins.</summary>
[Stage("extraction-quality")]
internal sealed record ExtractionQuality : Filter
{
    public override string Summary => "expected word F1 of the extracted text, 0 to 1; undefined for rows that came as text";

    public override string Origin => "own model over WCXB, article-extraction-benchmark and trafilatura's evaluation pages";

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) => document.Page?.Quality ?? double.NaN;
}
