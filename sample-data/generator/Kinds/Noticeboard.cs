using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Notices that merely mention groups of people: nothing a harm filter may drop, nothing worth choosing.</summary>
internal sealed class Noticeboard(Grammar words) : IKind
{
    public string Name => "identity-mention";

    public string Tag => "community";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var notice in words.Distinct("notice", dice.Between(10, 18), dice)) body.Append(Markup.Element("p", notice + dice.Pick(["", ".", "!"])));
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
