using System.Text;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

/// <summary>The length of a page says nothing against its blocks.</summary>
public sealed class LongPageTests
{
    private const string Frame = "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/a'>About us</a></li></ul></nav></header>";

    [Theory]
    [InlineData(30, 0)]
    [InlineData(100, 0)]
    [InlineData(400, 0)]
    [InlineData(2000, 0)]
    [InlineData(400, 10)]
    public void A_long_article_is_kept_to_its_end(int paragraphs, int section)
    {
        var body = string.Concat(Enumerable.Range(0, paragraphs).Select(i =>
            $"{(section > 0 && i % section == 0 ? $"<h2>Chapter {i / section} of the watch</h2>" : "")}<p>{Telling(i)}</p>\n"));
        AssertKept($"<main><article><h1>The keeper of the lamps</h1>{body}</article></main>", paragraphs);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(300)]
    public void A_long_thread_is_kept_to_its_end(int posts)
    {
        var thread = string.Concat(Enumerable.Range(0, posts).Select(i =>
            $"<div class='post'><div class='author'>keeper{i % 7}</div><div class='post-body'><p>{Telling(i)}</p></div></div>\n"));
        AssertKept($"<div class='topic'><h1>How do you count boats in the fog?</h1>{thread}</div>", posts);
    }

    public static TheoryData<string, string, string> Threads => new()
    {
        { "<table class='comment-tree'>", "<tr class='athing comtr'><td><table><tr><td class='default'><div><span class='comhead'><a class='hnuser'>keeper{1}</a> "
            + "<span class='age'>2 hours ago</span></span></div><br><div class='comment'><div class='commtext'>{0}</div><div class='reply'><a href=r>reply</a>"
            + "</div></div></td></tr></table></td></tr>", "</table>" },
        { "<div id='page-body'>", "<div class='post bg1'><dl class='postprofile'><dt><a class='username'>keeper{1}</a></dt><dd>Posts: 12</dd></dl>"
            + "<div class='postbody'><p class='author'>by <b>keeper{1}</b> on 5 March</p><div class='content'>{0}</div></div></div>", "</div>" },
        { "<div class='block-body'>", "<article class='message message--post'><h4 class='message-name'>keeper{1}</h4><time datetime='2024-03-05'>5 March</time>"
            + "<div class='message-body'><div class='bbWrapper'>{0}</div></div></article>", "</div>" },
        { "<div id='answers'>", "<div class='answer'><div class='js-vote-count'>{1}</div><div class='answercell'><div class='s-prose js-post-body'><p>{0}</p></div>"
            + "<div class='user-info'><span class='relativetime'>5 March</span><div class='user-details'><a href=u>keeper{1}</a></div></div></div></div>", "</div>" },
    };

    [Theory]
    [MemberData(nameof(Threads))]
    public void Threads_of_well_written_posts_keep_them(string open, string post, string close)
    {
        foreach (var posts in (int[])[20, 60, 200])
        {
            var thread = string.Concat(Enumerable.Range(0, posts).Select(i => string.Format(null, post, Telling(i), i % 7)));
            AssertKept($"<div class='topic'><h1>How do you count boats in the fog?</h1>{open}{thread}{close}</div>", posts, least: 0.9);
        }
    }

    [Theory]
    [InlineData("<div><div>", 50)]
    [InlineData("<blockquote>", 50)]
    [InlineData("<ul><li>", 200)]
    public void Depth_says_nothing_against_a_text(string open, int paragraphs)
    {
        var nested = string.Concat(Enumerable.Range(0, paragraphs).Select(i => $"{open}<p>{Telling(i)}</p>"));
        AssertKept($"<div><h1>The keeper of the lamps</h1>{nested}</div>", paragraphs, least: 0.95);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(2000)]
    public void A_page_that_is_one_listing_is_that_listing(int lines)
    {
        var code = string.Concat(Enumerable.Range(0, lines).Select(i => $"int lamp_{i}(int a, int b) {{ return light(a, {i}); }}\n"));
        var text = TextOf($"<html><head><title>lamps.c</title></head><body>{Frame}<pre>{code}</pre><footer><p>Copyright</p></footer></body></html>");
        Assert.Contains($"lamp_{lines - 1}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_breaks_part_are_kept_to_their_end() =>
        AssertKept($"<h1>The keeper of the lamps</h1><div>{string.Concat(Enumerable.Range(0, 300).Select(i => Telling(i) + "<br><br>"))}</div>", 300);

    private static string Telling(int i) =>
        $"{Sentence(i)} On day {3 * i} the wind came from the {(i % 2 == 0 ? "north" : "south")}, so {7 * i} sails stayed at home, and nobody minded.";

    private static void AssertKept(string body, int paragraphs, double least = 0.98)
    {
        var text = TextOf($"<html><head><title>The keeper of the lamps</title></head><body>{Frame}{body}<footer><p>Copyright</p></footer></body></html>");
        var kept = Enumerable.Range(0, paragraphs).Count(i => text.Contains(Telling(i), StringComparison.Ordinal));
        Assert.True(kept >= least * paragraphs, $"{kept} of {paragraphs} paragraphs");
        Assert.DoesNotContain("About us", text, StringComparison.Ordinal);
    }

    private static readonly string[] _sentences =
    [
        "The committee of the harbour met on Tuesday to talk about the new lamp. It will be lit before winter, the chairman said. ",
        "Комитет гавани собрался во вторник, чтобы обсудить новый маяк. Его зажгут до зимы, сказал председатель. ",
        "समिति ने मंगलवार को नए दीपस्तंभ पर चर्चा के लिए बैठक की। अध्यक्ष ने कहा कि इसे सर्दियों से पहले जलाया जाएगा। ",
        "اجتمعت لجنة الميناء يوم الثلاثاء لمناقشة المنارة الجديدة. وقال الرئيس إنها ستضاء قبل الشتاء. ",
        "港口委员会星期二开会讨论新灯塔的问题。主席说，灯塔将在冬天之前点亮，渔民们已经等了三年。",
        "港の委員会は火曜日に会合を開き、新しい灯台について話し合った。委員長は、冬の前に灯をともすと述べた。",
        "คณะกรรมการท่าเรือประชุมเมื่อวันอังคารเพื่อหารือเรื่องประภาคารใหม่ ประธานกล่าวว่าจะจุดไฟก่อนฤดูหนาว ",
    ];

    public static TheoryData<string> Sentences => [.. _sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void An_article_in_any_language_is_no_forum_and_drops_its_comments(string sentence)
    {
        var start = sentence[..16];
        var body = string.Concat(Enumerable.Range(1, 7).Select(i => $"<p>{i}: {sentence}{sentence}</p>"));
        var comments = string.Concat(Enumerable.Range(1, 3).Select(i => $"<div class='comment'><p>{sentence[..24]} #{i}</p></div>"));
        var page = Page($"<html><head><title>{start}</title></head><body><div class='nav'><a href='/'>{sentence[..6]}</a></div><div class='content'>"
            + $"<h1>{start}</h1>{body}</div><div class='comments'><h3>{sentence[..8]}</h3>{comments}</div><div class='footer'>© 2021</div></body></html>");
        var text = Encoding.UTF8.GetString(page.Text.Span);
        Assert.Equal("article", page.PageType);
        for (var i = 1; i <= 7; i++) Assert.Contains($"{i}: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#2", text, StringComparison.Ordinal);
    }
}
