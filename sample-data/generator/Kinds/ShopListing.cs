using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>A page of a shop's category: cards with name and price.</summary>
internal sealed class ShopListing(Grammar words) : IKind
{
    public string Name => "shop-listing";

    public string Tag => "listing";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder($"<p>Showing 1-{dice.Between(24, 96)} of {dice.Between(100, 9000)} results. Sort by: price, rating, newest.</p>\n");
        foreach (var _ in dice.Times(80, 220))
        {
            var card = Markup.Escape(words.Say("card", dice));
            body.Append($"<div class=\"card\"><span>{card}</span> <span class=\"price\">{words.Say("price", dice)}</span></div>\n");
        }


        return new Draft($"{words.Say("adjective", dice)} {words.Say("item", dice)}s, page {dice.Between(1, 90)}", body.ToString());
    }
}
