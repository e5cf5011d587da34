using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of lines that speak of JavaScript. Soldaini et al. 2024 (Dolma), taggers/c4.py.</summary>
[Stage("javascript")]
internal sealed record Javascript : Filter
{
    public C4Dialect Dialect { get; init; } = C4Dialect.Dolma;

    public override string Summary => "lines with \"javascript\", among those C4's earlier rules keep (dolma: among all)";

    public override string Origin => "Soldaini et al. 2024 (Dolma), taggers/c4.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.C4(Dialect).JavascriptLines;
}
