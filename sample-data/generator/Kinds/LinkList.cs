using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Links and little else.</summary>
internal sealed class LinkList(Grammar words) : IKind
{
    public string Name => "links";

    public string Tag => "links";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var _ in dice.Times(3, 7))
        {
            body.Append(Markup.Element("h3", $"{words.Say("service", dice)} / {words.Say("item", dice)}"));
            body.Append(Markup.List(dice.Times(20, 60).Select(_ => Entry(dice)), raw: true));
        }

        return new Draft(words.Say("title", dice), body.ToString());
    }

    private string Entry(Dice dice)
    {
        var link = Markup.Link(words.Say("site", dice), $"http://{words.Say("brand", dice).ToLowerInvariant()}{dice.Between(1, 99)}.example/");
        return $"{link} {Markup.Escape(words.Say("note", dice))} {dice.Date(1998, 2024)} ({dice.Between(2, 9000)})";
    }
}
