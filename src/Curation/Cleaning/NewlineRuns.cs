using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Shortens long runs of newlines. DCLM mappers/modifiers.py, newline_removal_modifier (Li et al. 2024, appendix J).</summary>
[Stage("newline-runs")]
internal sealed record NewlineRuns : Transform
{
    /// <summary>Newlines that may follow each other.</summary>
    [Range(1, 1000)]
    public int Max { get; init; } = 2;

    public override string Summary => "leaves at most so many newlines in a row";

    public override string Origin => "Li et al. 2024 (DCLM), mappers/modifiers.py, newline_removal_modifier";

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document)
    {
        var edit = new TextEdit(document.Text);
        var text = document.Text.Utf8;
        for (var at = 0; text[at..].IndexOf((byte)'\n') is >= 0 and var skipped;)
        {
            var start = at + skipped;
            var rest = text[start..].IndexOfAnyExcept((byte)'\n');
            at = rest < 0 ? text.Length : start + rest;
            if (at - start > Max) edit.Replace(start + Max, at, []);
        }

        return edit.Finish();
    }
}
