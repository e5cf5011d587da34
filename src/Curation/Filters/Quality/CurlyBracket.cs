using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of lines that look like code. Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py.</summary>
[Stage("curly-bracket")]
internal sealed record CurlyBracket : Filter
{
    public CurlyBracket() => PeerReasons = new(null, "curly_bracket");

    /// <summary>Whose rules on lines.</summary>
    public C4Dialect Dialect { get; init; }

    /// <summary>What of the rules on lines is told otherwise than the dialect has it.</summary>
    public C4LineRules LineRules { get; init; } = new();

    public override int Revision => 4;

    public override string Summary => "lines with {, among those C4's earlier rules keep";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.C4(Dialect, LineRules).CurlyBracketLines;
}
