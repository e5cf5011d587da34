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
        foreach (var _ in Enumerable.Range(0, dice.Between(25, 60))) body.Append(Markup.Element("p", words.Say("notice", dice)));
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
