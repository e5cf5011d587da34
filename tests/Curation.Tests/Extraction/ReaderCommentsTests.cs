using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

/// <summary>What readers say of an article is not its text, whatever it is called and in whatever language; and what only seems so is.</summary>
public sealed class ReaderCommentsTests
{
    private const string English = "I walked across that bridge with my father when I was a child, and nobody thought that it would ever need to be built again.";
    private const string Russian = "В детстве мы с отцом часто ходили по этому мосту, и никто тогда не думал, что его когда-нибудь придётся строить заново.";
    private const string Chinese = "小时候我常常和父亲一起走过那座桥，当时谁也没有想到有一天它需要重新修建，真希望工程能够早日顺利完成。";
    private const string Japanese = "子どものころ父とよくあの橋を渡りましたが、いつか建て直すことになるとは誰も思っていませんでした。完成が待ち遠しいです。";
    private const string Arabic = "عندما كنت طفلا كنت أعبر هذا الجسر مع والدي كثيرا، ولم يكن أحد يظن يومها أنه سيحتاج إلى بناء جديد في يوم من الأيام.";
    private const string Hindi = "बचपन में मैं अपने पिता के साथ उस पुल पर अक्सर चलता था और किसी ने नहीं सोचा था कि उसे कभी फिर से बनाना पड़ेगा।";

    private static readonly string[] _chinese =
    [
        "市政府去年冬天决定重建这座老桥，因为北面的桥墩在春天的洪水之后出现了很深的裂缝，工程师认为继续使用并不安全。",
        "修理的费用最初被低估了三分之一，委员会在长时间的讨论之后同意向地区申请更多的资金，并请来了有经验的石匠。",
        "附近的居民希望新桥仍然用当地的石头建造，博物馆的馆长为此写了一封长信，说明这种石头一百年来一直很结实。",
        "工程预计在秋天开始，届时车辆必须绕道北边的公路，每天上学的孩子们将乘坐一辆免费的小型巴士往返于两岸之间。",
        "报纸的编辑采访了一位退休的木匠，他还记得当年搭建木架的方法，并且愿意把自己的图纸交给年轻的工人们参考。",
        "如果天气允许的话，新桥将在后年的夏天开放，镇上的乐队已经开始为那一天练习，许多人都说一定会去参加典礼。",
    ];

    private static string Article(string text) => $"<article><h1>The old bridge</h1>{text}</article>";

    private static string ChineseText(int paragraphs) => string.Concat(_chinese.Take(paragraphs).Select(p => $"<p>{p}</p>"));

    [Theory]
    [InlineData("comments", "comment")]
    [InlineData("leserkommentare", "kommentar")]
    [InlineData("lista-comentarios", "x")]
    [InlineData("commentaires", "x")]
    [InlineData("komentarze", "x")]
    [InlineData("cmt-list", "cmt-item")]
    [InlineData("pinglun", "pl")]
    [InlineData("reader-reactions", "reaction")]
    public void Comments_are_dropped_however_many(string list, string item)
    {
        var comments = Enumerable.Range(1, 10).Select(i => $"<div class='{item}'><b>Bob {i}</b><p>{i}. {English}</p></div>");
        var text = TextOf("<title>The old bridge</title><meta property=og:type content=article>"
            + $"<main>{Article(Paragraphs(1, 5))}<div class='{list}'><h3>What you say</h3>{string.Concat(comments)}</div></main>");
        Assert.Contains(Sentence(5), text, StringComparison.Ordinal);
        Assert.DoesNotContain("with my father", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_script_says_in_few_characters_is_as_much_text()
    {
        var comments = Enumerable.Range(1, 10).Select(i => $"<div class=comment><b>网友{i}</b><p>{i}：{Chinese}</p></div>");
        var text = TextOf($"<title>老桥</title><article><h1>老桥</h1>{ChineseText(6)}</article><div class=comments><h3>评论</h3>{string.Concat(comments)}</div>");
        Assert.All(_chinese, paragraph => Assert.Contains(paragraph, text, StringComparison.Ordinal));
        Assert.DoesNotContain("小时候", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Comments", "2 days ago", "Reply", English)]
    [InlineData("12 Comments", "March 3, 2024", "Reply", English)]
    [InlineData("3 Responses to “The old bridge”", "March 3, 2024", "Reply", English)]
    [InlineData("Kommentare (12)", "vor 2 Tagen", "Antworten", English)]
    [InlineData("Комментарии", "2 дня назад", "Ответить", Russian)]
    [InlineData("网友评论 (8)", "2天前", "回复", Chinese)]
    [InlineData("コメント", "2024年3月3日", "返信", Japanese)]
    [InlineData("التعليقات (3)", "منذ 2 أيام", "رد", Arabic)]
    [InlineData("टिप्पणियाँ", "2 दिन पहले", "उत्तर", Hindi)]
    public void Comments_below_a_heading_need_no_names(string heading, string when, string reply, string said)
    {
        var items = Enumerable.Range(1, 6).Select(i => $"<div class=x2><span>N{(char)(64 + i)}</span> <span>{when}</span><div>{said}</div><a href=#>{reply}</a></div>");
        var text = TextOf($"<title>The old bridge</title><main>{Article(Paragraphs(1, 9))}<div class=x1><h3>{heading}</h3>{string.Concat(items)}</div></main>");
        Assert.Contains(Sentence(6), text, StringComparison.Ordinal);
        Assert.DoesNotContain(said[..20], text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Responses from the council", "<h3>Ward {0}</h3>")]
    [InlineData("Comments on the reports", "<h3>Report of 19{0}0</h3>")]
    [InlineData("Comments", "<b>Mr Smith of {0} Hill Road</b>")]
    public void A_section_of_an_article_may_be_called_comments(string heading, string title)
    {
        var items = Enumerable.Range(1, 5).Select(i => $"<div class=x>{string.Format(null, title, i)}<p>{i}. {English}</p></div>");
        var text = TextOf($"<title>The old bridge</title><main>{Article($"{Paragraphs(1, 5)}<h2>{heading}</h2>{string.Concat(items)}")}</main>");
        Assert.Contains("5. I walked", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<section id=discussion><h2>4. Discussion</h2>{0}</section>")]
    [InlineData("<div class='section discussion'><h2>Discussion</h2>{0}</div>")]
    public void A_paper_discusses_its_results(string section)
    {
        var text = TextOf($"<title>Bridges</title><main>{Article($"{Paragraphs(1, 5)}{string.Format(null, section, Paragraphs(6, 7))}")}</main>");
        for (var i = 1; i <= 12; i++) Assert.Contains(Sentence(i), text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_pictures_is_text_though_it_is_called_a_comment()
    {
        var pictures = Enumerable.Range(6, 8).Select(i => $"<div class=gallery-item><img src={i}.jpg><div class=gallery-item__comment>{Sentence(i)}</div></div>");
        var text = TextOf($"<title>Harbours</title><main><h1>Harbours</h1>{Paragraphs(1, 5)}{string.Concat(pictures)}</main>");
        for (var i = 1; i <= 13; i++) Assert.Contains(Sentence(i), text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_book_is_what_its_guests_say()
    {
        var entries = Enumerable.Range(1, 20).Select(i => $"<div class=comment><b>Guest {i}</b> <span>12 May 2019</span><p>{i}. {English}</p></div>");
        var text = TextOf($"<title>Guest book</title><h1>Guest book</h1>{Paragraphs(1, 1)}<div class=comments>{string.Concat(entries)}</div>");
        Assert.Contains("20. I walked", text, StringComparison.Ordinal);
    }
}
