using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>A page in another language, in its own script.</summary>
internal sealed class ForeignPage(Grammar words, string language) : IKind
{
    public string Name => "language-" + language;

    public string Tag => language;

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        var space = language is "ja" or "zh" ? "" : " ";
        foreach (var _ in dice.Times(9, 32)) body.Append(Markup.Element("p", words.Many("sentence", dice.Between(3, 7), dice, space)));
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
