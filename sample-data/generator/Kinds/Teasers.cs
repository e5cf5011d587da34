using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Headlines and beginnings that never reach their story.</summary>
internal sealed class Teasers(Grammar words) : IKind
{
    public string Name => "news-teasers";

    public string Tag => "news";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        var rule = dice.Chance(0.3) ? "long" : "teaser";
        foreach (var _ in Enumerable.Range(0, rule == "long" ? dice.Between(8, 20) : dice.Between(50, 130)))
        {
            body.Append($"<div class=\"teaser\"><h3>{Markup.Link(words.Say("headline", dice), Address.Path("story", dice))}</h3>");
            body.Append($"<p>{Markup.Escape(words.Many(rule, dice.Between(1, 2), dice))}</p><span>{words.Say("label", dice)}</span></div>\n");
        }


        return new Draft(words.Say("title", dice), body.ToString());
    }
}
