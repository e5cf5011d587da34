using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Short posts, quotes, signatures, slang.</summary>
internal sealed class ForumThread(Grammar words) : IKind
{
    public string Name => "forum";

    public string Tag => "forum";

    public Draft Write(Dice dice) => new(words.Say("title", dice), Posts(words, dice, "post", dice.Between(25, 70)));

    public static string Posts(Grammar words, Dice dice, string rule, int count)
    {
        var (body, last) = (new StringBuilder(), "");
        for (var i = 1; i <= count; i++)
        {
            var user = words.Say("user", dice);
            body.Append($"<div class=\"post\" id=\"p{dice.Between(1000, 99999)}\"><div class=\"author\"><b>{user}</b> {words.Say("rank", dice)}, posts: {dice.Between(1, 9000)}</div>\n");
            if (i > 1 && dice.Chance(0.25)) body.Append($"<blockquote><p>{Markup.Escape(last)}</p></blockquote>\n");
            last = words.Many(rule, dice.Between(1, 3), dice);
            body.Append($"<div class=\"message\"><p>{Markup.Escape(last)}</p></div>\n");
            if (dice.Chance(0.3)) body.Append($"<div class=\"signature\">{Markup.Escape(words.Say("signature", dice))}</div>\n");
            body.Append($"<div class=\"meta\">#{i} {dice.Between(1, 28)}/{dice.Between(1, 12)}/{dice.Between(2004, 2025)} | <a href=\"#reply\">Reply</a> | <a href=\"#quote\">Quote</a></div></div>\n");
        }

        return body.ToString();
    }
}
