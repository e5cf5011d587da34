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
        foreach (var _ in Enumerable.Range(0, dice.Between(40, 110)))
            body.Append($"<div class=\"teaser\"><h3>{Markup.Link(words.Say("headline", dice), Address.Path("story", dice))}</h3><p>{Markup.Escape(words.Say("teaser", dice))}</p><span>{words.Say("label", dice)}</span></div>\n");
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
