using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of placeholder lines. Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py.</summary>
[Stage("lorem-ipsum")]
internal sealed record LoremIpsum : Filter
{
    public LoremIpsum() => PeerReasons = new(null, "lorem_ipsum");

    /// <summary>Whose rules on lines.</summary>
    public C4Dialect Dialect { get; init; }

    /// <summary>What of the rules on lines is told otherwise than the dialect has it.</summary>
    public C4LineRules LineRules { get; init; } = new();

    /// <summary>Whether lines count that come after the first <c>{</c>.
    /// The reference has dropped the page by then; turn it on where the rule <c>curly-bracket</c> is off.</summary>
    public bool AfterCurlyBracket { get; init; }

    public override int Revision => 4;

    public override string Summary => "lines with \"lorem ipsum\", among those C4's earlier rules keep";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py";

    public override bool IsInteger => true;

    public override double Measure(Document document)
    {
        var pass = document.Text.C4(Dialect, LineRules);
        return AfterCurlyBracket ? pass.LoremIpsumLines : pass.LoremIpsumLinesBeforeBracket;
    }
}
