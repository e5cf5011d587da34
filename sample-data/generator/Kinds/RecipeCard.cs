using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Ingredients, terse steps, facts and comments.</summary>
internal sealed class RecipeCard(Grammar words) : IKind
{
    public string Name => "recipe";

    public string Tag => "recipes";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder(Markup.Element("p", words.Many("fact", dice.Between(4, 9), dice, " | ")));
        body.Append("<h2>Ingredients</h2>\n").Append(Markup.List(dice.Times(10, 26).Select(_ => words.Say("ingredient", dice))));
        body.Append("<h2>Method</h2>\n").Append(Markup.List(dice.Times(6, 16).Select(_ => words.Many("step", dice.Between(1, 4), dice)), "ol"));
        body.Append("<h2>Comments</h2>\n");
        foreach (var _ in dice.Times(60, 180)) body.Append(Markup.Element("p", words.Say("first", dice) + ": " + words.Say("comment", dice)));
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
