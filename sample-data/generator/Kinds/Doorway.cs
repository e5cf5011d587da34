using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>City × service, stuffed with keywords.</summary>
internal sealed class Doorway(Grammar words) : IKind
{
    public string Name => "doorway";

    public string Tag => "spam";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var _ in dice.Times(8, 28))
        {
            body.Append(Markup.Element("h2", words.Say("phrase", dice)));
            body.Append(Markup.Element("p", words.Many("sentence", dice.Between(2, 7), dice)));
            if (dice.Chance(0.3)) body.Append(Markup.List(dice.Times(5, 20).Select(_ => words.Say("phrase", dice))));
        }

        return new Draft(words.Say("title", dice), body.ToString());
    }
}
