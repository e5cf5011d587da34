using System.Text;
using Curation.Core;
using Curation.Extraction;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class LanguagePageTests
{
    private static string Body(string sentence) =>
        string.Concat(Enumerable.Range(1, 8)
            .Select(i => $"<p>{i}: {string.Concat(Enumerable.Repeat(sentence, sentence.Length < 60 ? 6 : 2))}</p>\n"));

    [Theory]
    [InlineData("zh", "灯塔的看守人沿着港口的墙走，数了雾中的船只，并把它们的名字写进一本绿色的大书里。")]
    [InlineData("ja", "灯台守は港の壁に沿って歩き、霧の中の船を数え、その名前を大きな緑の本に書き込みました。")]
    [InlineData("ar", "سار حارس المنارة على طول جدار الميناء، وعدّ القوارب في الضباب، وكتب أسماءها في كتاب أخضر كبير. ")]
    [InlineData("ru", "Смотритель маяка шёл вдоль стены гавани, считал лодки в тумане и записывал их имена в большую зелёную книгу. ")]
    [InlineData("hi", "प्रकाशस्तंभ का रखवाला बंदरगाह की दीवार के साथ चला, कोहरे में नावें गिनीं, और उनके नाम एक बड़ी हरी किताब में लिखे। ")]
    [InlineData("de", "Der Leuchtturmwärter ging die Hafenmauer entlang, zählte die Boote im Nebel und schrieb ihre Namen in ein großes grünes Buch. ")]
    [InlineData("en", "The keeper of the lamp walked along the harbour wall, counted the boats in the fog, and wrote their names into a green book. ")]
    public void The_text_comes_out_and_the_menu_does_not(string language, string sentence)
    {
        var menu = string.Concat(Enumerable.Range(0, 12).Select(i => $"<li><a href='/{i}'>{sentence[..8]} {i}</a></li>"));
        var html = $"<html lang='{language}'><head><title>{sentence[..12]}</title><meta property='og:type' content='article'></head><body>"
            + $"<header class='site-header'><nav><ul class='menu'>{menu}</ul></nav></header><main><article class='post'><h1>{sentence[..12]}</h1>"
            + $"<div class='entry-content'>{Body(sentence)}</div></article></main><footer class='site-footer'><ul>{menu}</ul></footer></body></html>";
        var page = Balanced.Extract(Encoding.UTF8.GetBytes(html), new PageContext("https://a.test/2024/05/06/the-keeper"));
        var text = Encoding.UTF8.GetString(page.Text.Span);
        for (var i = 1; i <= 8; i++) Assert.Contains($"{i}: {sentence.Trim()}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{sentence[..8]} 11", text, StringComparison.Ordinal);
        Assert.Equal("article", page.PageType);
        Assert.InRange(page.Quality, 0.5, 1);
    }

    [Fact]
    public void Favour_moves_the_trade()
    {
        var html = $"<html><body><nav>{Links(9)}</nav><div id='main'>{Paragraphs(1, 6)}<div class='teaser'><p>A line about bread.</p></div>"
            + $"<div class='author-bio'><p>{Sentence(40)}</p></div>{Links(3)}</div><footer><p>Footer words.</p></footer></body></html>";
        var lengths = new[] { Favour.Precision, Favour.Balanced, Favour.Recall }.Select(favour => TextOf(html, favour).Length).ToArray();
        Assert.True(lengths[0] <= lengths[1] && lengths[1] <= lengths[2] && lengths[0] < lengths[2], string.Join(' ', lengths));
        Assert.Contains(Sentence(3), TextOf(html, Favour.Precision), StringComparison.Ordinal);
    }
}
