using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>An API or command-line reference: signatures, parameter tables, option lists, snippets with braces.</summary>
internal sealed class Reference(Grammar words) : IKind
{
    private static readonly string[] _s_columns = ["parameter", "type", "describe"];

    public string Name => "reference";

    public string Tag => "docs";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        var snippets = dice.Chance(0.6);
        foreach (var _ in dice.Times(25, 70))
        {
            body.Append($"<h3><code>{Markup.Escape(words.Say("signature", dice))}</code></h3>\n");
            body.Append(Markup.Element("p", words.Many("describe", dice.Between(1, 3), dice)));
            body.Append(dice.Chance(0.5)
                ? Markup.Table(dice.Times(2, 5).Select(_ => _s_columns.Select(c => words.Say(c, dice)).ToArray()))
                : Markup.List(dice.Times(2, 6).Select(_ => words.Say("option", dice))));
            if (snippets && dice.Chance(0.5)) body.Append($"<pre><code>try {{\n  {Markup.Escape(words.Say("example", dice))}\n}}</code></pre>\n");
            body.Append(Markup.Element("p", words.Say("returns", dice)));
        }

        return new Draft(words.Say("title", dice), body.ToString());
    }
}
