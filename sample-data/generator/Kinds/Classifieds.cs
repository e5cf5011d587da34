using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Small advertisements in telegram style.</summary>
internal sealed class Classifieds(Grammar words) : IKind
{
    public string Name => "classifieds";

    public string Tag => "ads";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var _ in dice.Times(80, 220)) body.Append($"<p class=\"ad\">{Markup.Escape(words.Say("ad", dice))} Ref {dice.Between(10_000, 99_999)}</p>\n");
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
