using Curation.Core;

namespace Curation.Filters.Quality.Nemo;

/// <summary>NeMo Curator's heuristics for source code. Source: stages/text/filters/heuristic/code.py.</summary>
/// <remarks>Left out: characters per token, which asks for a tokenizer, and the visible share of HTML, which extraction has measured.</remarks>
[Stage("nemo-code")]
internal sealed record NemoCode : Family
{
    public override string Summary => "NeMo Curator's heuristics for source code: comments, lines, letters, XML headers";

    public override string Origin => "NeMo Curator stages/text/filters/heuristic/code.py";

    public override IReadOnlyList<string> Dialects => ["python", "slashes", "hash"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("comment-ratio", new NemoCommentRatio { Marks = Enum.Parse<CommentMarks>(ChosenDialect, ignoreCase: true), Min = 0.01, Max = 0.85 }),
        new("line-count", new NemoCodeLineCount { Min = 10, Max = 20_000 }),
        new("letter-ratio", new NemoCodeLetterRatio { Min = 0.25 }),
        new("xml-header", new NemoXmlHeader { Max = 0 }),
    ];
}
