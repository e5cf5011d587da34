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
    [InlineData("\u092A\u094D\u0930\u0915\u093E\u0936\u0938\u094D\u0924\u0902\u092D \u0915\u093E \u0930\u0916\u0935\u093E\u0932\u093E \u0926\u0940\u0935\u093E\u0930 \u0915\u0947 \u0938\u093E\u0925 \u091A\u0932\u093E\u0964 ")]
    [InlineData("\u0E1C\u0E39\u0E49\u0E14\u0E39\u0E41\u0E25\u0E1B\u0E23\u0E30\u0E20\u0E32\u0E04\u0E32\u0E23\u0E40\u0E14\u0E34\u0E19\u0E44\u0E1B\u0E15\u0E32\u0E21\u0E01\u0E33\u0E41\u0E1E\u0E07\u0E17\u0E48\u0E32\u0E40\u0E23\u0E37\u0E2D ")]
    [InlineData("\u706F\u5854\u7684\u770B\u5B88\u4EBA\u6CBF\u7740\u6E2F\u53E3\u7684\u5899\u8D70\u3002")]
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
    [InlineData("window.__NUXT__=(function(a){{return {0}}})(1)", false)]
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
        var visible = Repeat("\u706F\u5854\u7684\u770B\u5B88\u4EBA\u6CBF\u7740\u6E2F\u53E3\u7684\u5899\u8D70\u3002", 8);
        var body = Repeat(English, 3);
        Assert.Equal(body, Text(App($"<p>{visible}</p><script type='application/ld+json'>{JsonSerializer.Serialize(new { articleBody = body })}</script>")));
    }
}
