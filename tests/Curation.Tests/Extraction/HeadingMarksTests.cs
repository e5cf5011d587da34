using System.Text;
using Curation.Core;
using Curation.Extraction;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class HeadingMarksTests
{
    private static string TextOf(string heading, Engine engine)
    {
        var html = $"<html><head><title>Lamps</title></head><body><main><h1>Lamps</h1>{Paragraphs(1, 4)}{heading}{Paragraphs(5, 4)}</main></body></html>";
        var extractor = new PageExtractor(new ExtractOptions { Engine = engine });
        return Encoding.UTF8.GetString(extractor.Extract(Encoding.UTF8.GetBytes(html), new PageContext("")).Text.Span);
    }

    [Theory]
    [InlineData("History", "<span class=mw-headline id=x>History</span><span class=mw-editsection>[<a href='/w?action=edit'>edit</a>]</span>")]
    [InlineData("歴史", "<span class=mw-headline>歴史</span><span class=mw-editsection><span>[</span><a href='/w?action=edit'>編集</a><span>]</span></span>")]
    [InlineData("التاريخ", "<span class=editsection>[<a href='/w?action=edit'>عدل</a>]</span> <span class=mw-headline>التاريخ</span>")]
    [InlineData("Installing", "Installing<a href='#x'><span class=sr-only>Link to this heading</span></a>")]
    [InlineData("Installing", "<a href='#x' aria-hidden=true>#</a>Installing")]
    [InlineData("安装", "安装<a class=headerlink href='#x' title='永久链接'>¶</a>")]
    [InlineData("Установка", "Установка <a class=hash-link href='#x'>Прямая ссылка</a>")]
    [InlineData("API", "API<a class=anchor-link href='#x'>🔗</a>")]
    [InlineData("लाल पुल", "लाल पुल <a class=header-anchor href='#x'>⚓︎</a>")]
    [InlineData("Using it", "Using it<button class=copy>Copy link</button>")]
    [InlineData("How do I light it?", "<a href='#x'>How do I light it?</a> <a href='#x'>¶</a>")]
    public void What_software_puts_into_a_heading_goes(string kept, string heading)
    {
        foreach (var engine in new[] { Engine.Bytes, Engine.Anglesharp })
            Assert.Contains($"book.\n\n{kept}\n\nThe keeper of lamp 5", TextOf($"<h2 id=x>{heading}</h2>", engine), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Installing", "<a class=headerlink href='#x'>Installing</a>")]
    [InlineData("What is C#", "<a href='#x'>What is C#</a>")]
    [InlineData("What is C++", "What is C<a href='/plus'>++</a>")]
    [InlineData("For 5 €", "For 5 <a href='/currency'>€</a>")]
    [InlineData("See the notes", "See <a href='#notes'>the notes</a>")]
    [InlineData("Background1", "Background<a href='#fn1'>1</a>")]
    [InlineData("Background*", "Background<a href='#fn1'>*</a>")]
    [InlineData("1. How do I light it?", "1. <button aria-expanded=false>How do I light it?</button>")]
    [InlineData("How do I light it?", "<button class=accordion-button>How do I light it?</button>")]
    [InlineData("灯を点けるには?", "<button>灯を点けるには?</button>")]
    [InlineData("2.1 How do I light it?", "2.1 <a class=anchor href='#x'>How do I light it?</a>")]
    public void A_heading_s_own_words_stay(string kept, string heading)
    {
        foreach (var engine in new[] { Engine.Bytes, Engine.Anglesharp })
            Assert.Contains($"book.\n\n{kept}\n\nThe keeper of lamp 5", TextOf($"<h2 id=x>{heading}</h2>", engine), StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_headings_nothing_goes() =>
        Assert.Contains("wall edit and", TextOf("<p>The keeper looked over the wall <span class=mw-editsection>edit</span> and saw that nobody was there to count the boats with him, so that he wrote them down alone.</p>", Engine.Bytes), StringComparison.Ordinal);
}
