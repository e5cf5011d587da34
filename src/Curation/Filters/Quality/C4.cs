using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>C4's rules on lines and pages, measured in one pass over the text before it is rewritten.
/// Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py, TFDS c4_utils.py, DCLM c4.yaml, Dolma taggers/c4.py.</summary>
/// <remarks>The paper's text, and the original, ask for 3 sentences and lines of 5 words; datatrove for 5 sentences and lines of 3 words. Dolma's tagger
/// marks pages and lines; its mixes (<c>dolma-mix</c>) cut the lines without an end mark alone.</remarks>
[Stage("c4")]
internal sealed record C4 : Family
{
    private const int MaxPageCodePoints = 190_000;

    /// <summary>How sentences are cut; null: as the dialect does (datatrove, fineweb: spacy-en; original, mc4, dclm: punkt).</summary>
    public SentenceRule? Sentences { get; init; }

    /// <summary>What of the rules on lines, which all rules follow but those on the page, is told otherwise than the dialect has it.</summary>
    public C4LineRules LineRules { get; init; } = new();

    public override string Summary => "C4's rules: placeholder text, code, number of sentences; drops and cleans lines";

    public override string Origin =>
        "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py; TFDS c4_utils.py; DCLM c4.yaml; Dolma taggers/c4.py";

    public override IReadOnlyList<string> Dialects => ["datatrove", "fineweb", "original", "mc4", "dolma", "dolma-v1", "dolma-mix", "dclm"];

    public override IReadOnlyList<Rule> Rules => ChosenDialect switch
    {
        "fineweb" => Datatrove(C4Dialect.Fineweb),
        "original" => Original(C4Dialect.Original),
        "mc4" => [new("third-longest-line", new ThirdLongestLine { Min = 200, PeerReasons = PeerReasons.Unnamed }), .. Original(C4Dialect.Original)],
        "dclm" => Original(C4Dialect.Dclm),
        "dolma" => Dolma(isV1: false),
        "dolma-v1" => Dolma(isV1: true),
        "dolma-mix" => [new("lines", new C4Lines { Dialect = C4Dialect.Dolma, LineRules = LineRules with { MinWords = LineRules.MinWords ?? 0 } })],
        _ => Datatrove(C4Dialect.Datatrove),
    };

    private Rule[] Datatrove(C4Dialect dialect) =>
    [
        new("lorem-ipsum", new LoremIpsum { Dialect = dialect, LineRules = LineRules, Max = 0 }),
        new("curly-bracket", new CurlyBracket { Dialect = dialect, LineRules = LineRules, Max = 0 }),
        new("sentence-count", new SentenceCount { Dialect = dialect, LineRules = LineRules, Sentences = Sentences ?? SentenceRule.SpacyEn, Min = 5 }),
        new("lines", new C4Lines { Dialect = dialect, LineRules = LineRules }),
    ];

    private Rule[] Dolma(bool isV1) =>
    [
        new("lorem-ipsum", new LoremIpsum
        {
            Dialect = C4Dialect.Dolma, LineRules = LineRules, AfterCurlyBracket = true, Max = 0, PeerReasons = new(null, "has_lorem_ipsum"),
        }),
        new("curly-bracket", new CurlyBracket { Dialect = C4Dialect.Dolma, LineRules = LineRules, Max = 0, PeerReasons = new(null, "has_curly_brace") }),
        new("javascript", new Javascript { LineRules = LineRules, WholeWord = isV1, Max = 0, PeerReasons = new(null, "has_javascript") }),
        new("lines", new C4Lines { Dialect = C4Dialect.Dolma, LineRules = LineRules }),
    ];

    private Rule[] Original(C4Dialect dialect) =>
    [
        new("character-count", new CharacterCount { Max = MaxPageCodePoints, PeerReasons = PeerReasons.Unnamed }),
        new("lorem-ipsum", new LoremIpsum { Dialect = dialect, LineRules = LineRules, Max = 0, PeerReasons = new(null, "lorem_ipsum") }),
        new("curly-bracket", new CurlyBracket { Dialect = dialect, LineRules = LineRules, Max = 0, PeerReasons = new(null, "curly_bracket") }),
        new("sentence-count", new SentenceCount
        {
            Dialect = dialect, LineRules = LineRules, Sentences = Sentences ?? SentenceRule.Punkt, Min = 3, PeerReasons = new("too_few_sentences", null),
        }),
        new("lines", new C4Lines { Dialect = dialect, LineRules = LineRules }),
    ];
}
