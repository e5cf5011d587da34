using Curation.Core;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The number of lines of source code. NeMo Curator stages/text/filters/heuristic/code.py.</summary>
[Stage("nemo-code-line-count")]
internal sealed record NemoCodeLineCount : NemoFilter
{
    public override string Summary => "newlines and one";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new("NumberOfLinesOfCodeFilter", "NumberOfLinesOfCodeFilter");

    public override double Measure(Document document) => document.Text.Characters.Newlines + 1;
}
