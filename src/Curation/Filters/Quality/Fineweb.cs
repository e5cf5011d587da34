using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>FineWeb's own rules. Penedo et al. 2024, section 3.6; order and denominators of datatrove fineweb_quality_filter.py.</summary>
/// <remarks>The write-up gives 0.1 for repeated lines where the code ships 0.01, and has no rule on newlines per word.</remarks>
[Stage("fineweb")]
internal sealed record Fineweb : Family
{
    private const string WriteUp = "write-up";

    /// <summary>How words are cut; null: spacy-en, as datatrove does.</summary>
    public WordSplitter? Words { get; init; }

    public override string Summary => "FineWeb's rules on lines: terminal punctuation, short lines, repeated lines, lists";

    public override string Origin => "Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py";

    public override IReadOnlyList<string> Dialects => ["datatrove", WriteUp];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("line-count", new LineCount { Min = 1 }),
        new("terminal-punctuation-line-ratio", new TerminalPunctuationLineRatio { Min = 0.12 }),
        new("short-line-ratio", new ShortLineRatio { Max = 0.67 }),
        new("duplicate-line-character-ratio", new FinewebDuplicateLineCharacterRatio { Max = ChosenDialect == WriteUp ? 0.1 : 0.01 }),
        .. ChosenDialect == WriteUp ? [] : new[] { new Rule("newline-word-ratio", new NewlineWordRatio { Words = Words ?? WordSplitter.SpacyEn, Max = 0.3 }) },
    ];
}
