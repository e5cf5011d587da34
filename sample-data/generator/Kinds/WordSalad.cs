using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Random words and made-up words without any order.</summary>
internal sealed class WordSalad(Grammar words) : IKind
{
    public string Name => "word-salad";

    public string Tag => "babble";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        var rule = dice.Chance(0.5) ? "nonsense" : "run";
        foreach (var _ in dice.Times(5, 20)) body.Append(Markup.Element("p", words.Many(rule, dice.Between(20, 90), dice) + dice.Pick([".", "", "!", " -"])));
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
