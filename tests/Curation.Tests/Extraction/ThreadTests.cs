using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class ThreadTests
{
    private static readonly string[] _long = [.. Enumerable.Range(0, 12).Select(i => string.Join(' ', Enumerable.Range((5 * i) + 1, 5).Select(Sentence)))];
    private static readonly string[] _longQuestion = [string.Join("<br><br>", Enumerable.Range(1, 20).Select(Sentence)), Sentence(30), Sentence(31)];

    /// <summary>A question, and two answers of a line.</summary>
    private static readonly Dictionary<string, string[]> _short = new()
    {
        ["en"] = ["My lamp went out twice this week, and the oil is fresh. Which one do you use?", "A tin one, without any glass.", "Mine is the same as yours."],
        ["de"] = ["Meine Lampe ging diese Woche zweimal aus, das Öl ist frisch. Welche nehmt ihr?", "Eine aus Blech, ganz ohne Glas.", "Meine ist die gleiche wie deine."],
        ["ru"] = ["Моя лампа гасла дважды за неделю, масло свежее. Какая у вас?", "Жестяная, совсем без стекла.", "У меня такая же, как у вас."],
        ["ja"] = ["今週は二度もランプが消えました。油は新しいです。どれを使っていますか。", "硝子のない、ブリキのものです。", "私のも同じものです。"],
        ["zh"] = ["我的灯这周灭了两次，油是新换的。你们用哪一种？", "铁皮的，完全没有玻璃。", "我的和你的一样。"],
    };

    public static TheoryData<string> Platforms => [.. ThreadPages.Platforms];

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Posts_are_kept_and_what_stands_beside_them_is_not(string platform)
    {
        foreach (var texts in _short.Values.Append(_long).Append(_longQuestion))
        {
            var page = Page(ThreadPages.Of(platform, texts));
            var text = System.Text.Encoding.UTF8.GetString(page.Text.Span);
            Assert.Equal("forum", page.PageType);
            foreach (var part in texts.SelectMany(t => t.Split("<br><br>"))) Assert.Contains(part, text, StringComparison.Ordinal);
            foreach (var part in ThreadPages.Furniture) Assert.DoesNotContain(part, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Another page", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Re: ", text, StringComparison.Ordinal);
        }
    }

    /// <summary>phpBB 2 calls the author's name what others call the name of anything.</summary>
    [Theory]
    [MemberData(nameof(Platforms))]
    public void Its_author_is_that_of_the_first_post(string platform) =>
        Assert.Equal(platform == "phpbb 2" ? null : ThreadPages.Name, Page(ThreadPages.Of(platform, _long)).Author);

    [Theory]
    [InlineData("phpbb", "Which lamp for the harbour wall - Harbour Forum")]
    [InlineData("phpbb", "Harbour Forum • View topic - Which lamp for the harbour wall")]
    [InlineData("phpbb 2", "Harbour Forum :: View topic - Which lamp for the harbour wall")]
    [InlineData("vbulletin 4", "Which lamp for the harbour wall")]
    [InlineData("smf", "Which lamp for the harbour wall")]
    [InlineData("github", "Which lamp for the harbour wall · Issue #12 · lamps/wall")]
    [InlineData("stack exchange", "lamps - Which lamp for the harbour wall - Harbour Stack Exchange")]
    [InlineData("discuz", "Which lamp for the harbour wall - Lamps - Harbour Forum - Powered by Discuz!")]
    public void Its_title_is_the_topic(string platform, string declared) =>
        Assert.Equal(ThreadPages.Topic, Page(ThreadPages.Of(platform, _long, title: declared)).Title);

    [Theory]
    [InlineData("phpbb", "<blockquote><div><cite>otter wrote:</cite>{0}</div></blockquote>")]
    [InlineData("phpbb 2", "</span><table><tr><td><b>otter wrote:</b></td></tr><tr><td class=quote>{0}</td></tr></table><span class=postbody>")]
    [InlineData("vbulletin 4", "<div class=bbcode_quote><div class=bbcode_postedby>Originally posted by otter</div><div class=message>{0}</div></div>")]
    [InlineData("xenforo", "<blockquote class=bbCodeBlock><div class=bbCodeBlock-title>otter said:</div><div class=bbCodeBlock-content>{0}</div></blockquote>")]
    [InlineData("smf", "<div class=quoteheader>Quote from: otter</div><blockquote class=bbc_standard_quote>{0}</blockquote>")]
    public void What_a_post_quotes_is_part_of_it_and_a_post_of_the_page_is_said_once(string platform, string quote)
    {
        var elsewhere = string.Format(System.Globalization.CultureInfo.InvariantCulture, quote, Sentence(90));
        Assert.Contains(Sentence(90), TextOf(ThreadPages.Of(platform, [_long[0], elsewhere + _long[1], _long[2]])), StringComparison.Ordinal);
        if (platform is "phpbb" or "phpbb 2") return;
        var repeated = string.Format(System.Globalization.CultureInfo.InvariantCulture, quote, _long[0]);
        var text = TextOf(ThreadPages.Of(platform, [_long[0], repeated + _long[1], _long[2]]));
        Assert.Equal(2, text.Split(_long[0]).Length);
        Assert.Contains(_long[1], text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poster_is_named_once_above_a_post()
    {
        const string names = "<h3 class=cAuthorPane_author><a href=u>marlow</a></h3>";
        var posts = string.Concat(_long.Select(text =>
            $"<article><div class=cAuthorPane_mobile>{names}</div><aside class=ipsComment_author>{names}</aside><div class=cPost_contentWrap><p>{text}</p></div></article>"));
        Assert.Equal(_long.Length, TextOf($"<body>{posts}</body>").Split('\n').Count(line => line == "marlow"));
    }

    [Theory]
    [InlineData("<article class=post><div class=entry-content>{0}</div></article><div id=comments class=comments-area><ol class=comment-list>{1}</ol></div>",
        "<li class=comment><article class=comment-body><b class=fn>otter</b><div class=comment-content><p>{0}</p></div></article></li>")]
    [InlineData("<div class=post-body>{0}</div><section id=comments><h3>Comments</h3><ul>{1}</ul></section>", "<li class=comment><p>{0}</p></li>")]
    [InlineData("<div class=post><div class='post-body entry-content' itemprop=articleBody>{0}</div></div><div class=comments>{1}</div>",
        "<div class=comment-block><cite class=user>otter</cite><p class=comment-content>{0}</p></div>")]
    public void Comments_below_an_article_are_left_out_however_short_it_is(string page, string comment)
    {
        foreach (var (paragraphs, comments) in new[] { (1, 3), (1, 12), (3, 40) })
        {
            var all = string.Concat(Enumerable.Range(50, comments).Select(i => comment.Replace("{0}", Sentence(i), StringComparison.Ordinal)));
            var article = string.Concat(Enumerable.Range(1, paragraphs).Select(i => $"<p>{Sentence(i)} {Sentence(i + 9)}</p>"));
            var html = page.Replace("{0}", article, StringComparison.Ordinal).Replace("{1}", all, StringComparison.Ordinal);
            var text = TextOf($"<title>Lamps of the wall</title><body><ul class=nav>{Links(6)}</ul><h1>Lamps of the wall</h1>{html}</body>");
            Assert.Contains(Sentence(1), text, StringComparison.Ordinal);
            Assert.DoesNotContain(Sentence(50), text, StringComparison.Ordinal);
            Assert.DoesNotContain(Sentence(49 + comments), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("QAPage", "<section class=question><p>{0}</p></section>", "<div class=answer><a class=user href=u>otter</a><time>5 May</time><p>{0}</p></div>")]
    [InlineData("DiscussionForumPosting", "<div class=first><p>{0}</p></div>", "<div class=comment><b>otter</b><div class=comment-text>{0}</div></div>")]
    public void A_page_that_declares_a_discussion_is_one(string type, string question, string answer)
    {
        var ld = $"<script type='application/ld+json'>{{\"@context\":\"https://schema.org\",\"@type\":\"{type}\"}}</script>";
        var posts = string.Concat(_long.Skip(1).Select(text => answer.Replace("{0}", text, StringComparison.Ordinal)));
        var page = Page($"<head><title>Lamps</title>{ld}</head><body>{question.Replace("{0}", _long[0], StringComparison.Ordinal)}{posts}</body>");
        Assert.Equal("forum", page.PageType);
        var text = System.Text.Encoding.UTF8.GetString(page.Text.Span);
        foreach (var post in _long) Assert.Contains(post, text, StringComparison.Ordinal);
    }

    /// <summary>One name that forums use makes no thread, nor do comments that are called like posts.</summary>
    [Fact]
    public void An_article_is_no_thread()
    {
        var article = Page($"<body><article><div class=markdown-body>{Paragraphs(1, 12)}</div></article><div class=js-comment-body><p>{Sentence(40)}</p></div></body>");
        Assert.Equal(string.Join("\n\n", Enumerable.Range(1, 12).Select(Sentence)), string.Join("\n\n", System.Text.Encoding.UTF8.GetString(article.Text.Span).Split("\n\n").Take(12)));
        Assert.NotEqual("forum", article.PageType);
    }
}
