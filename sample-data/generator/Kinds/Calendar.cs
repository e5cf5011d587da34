using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Dates, fixtures, results.</summary>
internal sealed class Calendar(Grammar words) : IKind
{
    public string Name => "calendar";

    public string Tag => "calendar";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder("<table class=\"calendar\">\n");
        foreach (var day in Enumerable.Range(1, dice.Between(50, 180)))
        {
            body.Append($"<tr><td>{words.Say("day", dice)[..3]} {(day % 31) + 1}</td>");
            body.Append($"<td>{Markup.Escape(words.Many("event", dice.Between(1, 4), dice, "; "))}</td></tr>\n");
        }


        return new Draft(words.Say("title", dice), body.Append("</table>\n").ToString());
    }
}
