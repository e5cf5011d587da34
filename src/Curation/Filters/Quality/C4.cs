using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>C4's rules on lines and pages, measured in one pass over the text before it is rewritten.
/// Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py.</summary>
[Stage("c4")]
internal sealed record C4 : Family
{
    public override string Summary => "C4's rules: placeholder text, code, number of sentences; drops and cleans lines";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py";

    public override IReadOnlyList<string> Dialects => ["datatrove", "fineweb"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("lorem-ipsum", new LoremIpsum { Dialect = Lines, Max = 0 }),
        new("curly-bracket", new CurlyBracket { Dialect = Lines, Max = 0 }),
        new("sentence-count", new SentenceCount { Dialect = Lines, Min = 5 }),
        new("lines", new C4Lines { Dialect = Lines }),
    ];

    private C4Dialect Lines => ChosenDialect == "fineweb" ? C4Dialect.Fineweb : C4Dialect.Datatrove;
}
