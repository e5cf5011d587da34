using System.Text.Json;
using Curation.Core;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class DeclaredTextTests
{
    private const string English = "The keeper of the lamp walked along the harbour wall; he counted the boats in the fog, and wrote their names into a book. ";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count)).Trim();

    private static ExtractedPage App(string script, string head = "") =>
        Page($"<html><head><title>App</title>{head}</head><body><div id=app></div>{script}</body></html>");

    private static string Text(ExtractedPage page) => System.Text.Encoding.UTF8.GetString(page.Text.Span);

    [Theory]
    [InlineData("प्रकाशस्तंभ का रखवाला दीवार के साथ चला। ")]
    [InlineData("ผู้ดูแลประภาคารเดินไปตามกำแพงท่าเรือ ")]
    [InlineData("灯塔的看守人沿着港口的墙走。")]
    [InlineData(English)]
    public void A_text_in_the_page_s_state_is_found_in_every_script(string sentence)
    {
        var text = Repeat(sentence, 20);
        var json = JsonSerializer.Serialize(new { props = new { body = text, key = "x8f:" + new string('a', 100), css = Repeat("a { color: red; } ", 20) } });
        var page = App($"<script type='application/json'>{json}</script>");
        Assert.Equal((text, "state"), (Text(page), page.Candidate));
    }

    [Theory]
    [InlineData("window.__INITIAL_STATE__ = {0};(function(){{}})()", true)]
    [InlineData("var x = 1; window.__NUXT__={0}", true)]
    [InlineData("window.__APOLLO_STATE__\n=\n{0}\n;", true)]
    [InlineData("window.__UNKNOWN__={0}", false)]
    [InlineData("window.__NUXT__=(function(a){{return {0}}})(1)", true)]
    public void A_state_that_a_script_names_is_read_where_it_is_json(string script, bool isRead)
    {
        var text = Repeat(English, 4);
        var page = App($"<script>{string.Format(null, script, JsonSerializer.Serialize(new { post = text }))}</script>");
        Assert.Equal(isRead ? text : "", Text(page));
    }

    [Theory]
    [InlineData("", 60, true)]
    [InlineData("", 245, true)]
    [InlineData("<p>Loading the page</p>", 245, true)]
    [InlineData("<p>This page needs another browser, it says, or a newer one of the same kind.</p>", 100, false)]
    public void A_short_declared_body_is_better_than_nothing(string visible, int characters, bool isTaken)
    {
        var body = Repeat(English, 3)[..characters].Trim();
        var page = App($"{visible}<script type='application/ld+json'>{JsonSerializer.Serialize(new { articleBody = body })}</script>");
        Assert.Equal(isTaken, Text(page) == body);
    }

    [Fact]
    public void A_short_description_is_better_than_nothing()
    {
        var description = English.Trim();
        Assert.Equal(description, Text(App($"<script type='application/ld+json'>{JsonSerializer.Serialize(new { description })}</script>")));
        Assert.Equal(description, Text(App("", $"<meta name=description content='{description}'>")));
    }

    [Fact]
    public void What_is_visible_is_counted_in_characters()
    {
        var visible = Repeat("灯塔的看守人沿着港口的墙走。", 8);
        var body = Repeat(English, 3);
        Assert.Equal(body, Text(App($"<p>{visible}</p><script type='application/ld+json'>{JsonSerializer.Serialize(new { articleBody = body })}</script>")));
    }
}
