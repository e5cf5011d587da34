using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Threads: terse ones of short posts, quotes and signatures, and talky ones without capitals or full stops.</summary>
internal sealed class ForumThread(Grammar words) : IKind
{
    public string Name => "forum";

    public string Tag => "forum";

    public Draft Write(Dice dice) => new(words.Say("title", dice), dice.Chance(0.4) ? Talk(dice) : Posts(words, dice, "post", dice.Between(30, 100)));

    public static string Posts(Grammar words, Dice dice, string rule, int count)
    {
        var (body, last) = (new StringBuilder(), "");
        for (var i = 1; i <= count; i++)
        {
            body.Append($"<div class=\"post\" id=\"p{dice.Between(1000, 99999)}\">");
            body.Append($"<div class=\"author\"><b>{words.Say("user", dice)}</b> {words.Say("rank", dice)}, posts: {dice.Between(1, 9000)}</div>\n");
            if (i > 1 && dice.Chance(0.25)) body.Append($"<blockquote><p>{Markup.Escape(last)}</p></blockquote>\n");
            last = words.Many(rule, dice.Between(1, 3), dice);
            body.Append($"<div class=\"message\"><p>{Markup.Escape(last)}</p></div>\n");
            if (dice.Chance(0.3)) body.Append($"<div class=\"signature\">{Markup.Escape(words.Say("signature", dice))}</div>\n");
            body.Append($"<div class=\"meta\">#{i} {dice.Date(2004, 2025)} | <a href=\"#reply\">Reply</a> | <a href=\"#quote\">Quote</a></div></div>\n");
        }

        return body.ToString();
    }

    private string Talk(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var talk in words.Distinct("talk", dice.Between(8, 14), dice))
        {
            body.Append($"<div class=\"post\"><div class=\"author\">{words.Say("nick", dice)}</div>");
            body.Append($"<div class=\"message\"><p>{Markup.Escape(talk + dice.Pick(["", "...", " lol", "!!"]))}</p></div></div>\n");
        }


        return body.ToString();
    }
}
