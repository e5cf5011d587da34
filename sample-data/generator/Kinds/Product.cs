using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>One thing for sale: features, specification table, reviews.</summary>
internal sealed class Product(Grammar words) : IKind
{
    public string Name => "product";

    public string Tag => "shop";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder($"<div class=\"price\">{words.Say("price", dice)} <s>{words.Say("price", dice)}</s></div>");
        body.Append("<button type=\"button\">Add to cart</button>\n");
        foreach (var _ in dice.Times(2, 6)) body.Append(Markup.Element("p", words.Say("blurb", dice)));
        body.Append(Markup.List(dice.Times(8, 24).Select(_ => words.Say("feature", dice))));
        body.Append("<h2>Specification</h2>\n").Append(Markup.Table(dice.Times(12, 40).Select(_ => words.Say("spec", dice).Split('='))));
        body.Append($"<h2>{dice.Between(10, 900)} customer reviews</h2>\n");
        foreach (var _ in dice.Times(60, 170))
        {
            var review = Markup.Escape(words.Say("review", dice));
            body.Append($"<div class=\"review\"><p>{review} {words.Say("first", dice)}, {words.Say("city", dice)}</p></div>\n");
        }

        return new Draft(words.Say("name", dice), body.ToString());
    }
}
