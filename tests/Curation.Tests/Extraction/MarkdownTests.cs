using System.Text;
using Curation.Core;
using Curation.Extraction;
using Curation.Extraction.Rendering;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction;

public sealed class MarkdownTests
{
    private static string Markdown(string html, bool emphasis = false)
    {
        var (tree, options) = (new PageTree(), new ExtractOptions { Emphasis = emphasis });
        new PageParser(tree, options).Parse(Encoding.UTF8.GetBytes(html));
        return Encoding.UTF8.GetString(new MarkdownRenderer(options).Render(tree).Span);
    }

    [Theory]
    [InlineData("<h1>One</h1><h3>Two <br>three</h3><p>text</p>", "# One\n\n### Two three\n\ntext")]
    [InlineData("<h2></h2><p>text</p>", "text")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "- a\n- b\n  - c\n- d")]
    [InlineData("<ol><li>a<li><p>b</p><p>c</p><li></li><li>d</ol>", "1. a\n2. b\n   c\n4. d")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc")]
    [InlineData("<ul><li><blockquote>a<br>b</blockquote></ul>", "- > a\n  > b")]
    [InlineData("<p>x</p><pre><code>if a:\n\n    b\n</code></pre><p>y</p>", "x\n\n```\nif a:\n\n    b\n```\n\ny")]
    [InlineData("<ul><li>x<pre>a\n b</pre></ul>", "- x\n  ```\n  a\n   b\n  ```")]
    [InlineData("<table><tr><th>a<th>b<tr><td><p>1</p><td>2<br>3</table>", "| a | b |\n| --- | --- |\n| 1 | 2 3 |")]
    [InlineData("<p>x</p><table><tr><td>layout</td></tr></table><p>y</p>", "x\n\nlayout\n\ny")]
    [InlineData("<dl><dt>a<dd>b<dd>c</dl>", "a\n: b\n: c")]
    [InlineData("<p>an <b>only</b> word, <i> one </i>.</p>", "an only word, one .")]
    public void Structure_is_written(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Fact]
    public void Emphasis_is_written_when_asked_for() =>
        Assert.Equal("an **only** word, *one* and", Markdown("<p>an <b>only</b> word, <i> one </i> and<b> </b></p>", emphasis: true));

    [Fact]
    public void Output_is_an_option()
    {
        var html = Encoding.UTF8.GetBytes($"<article><h2>The second watch</h2>{ExtractionFixture.Paragraphs(1, 6)}</article>");
        var text = new PageExtractor(new ExtractOptions { Output = OutputFormat.Markdown }).Extract(html, new PageContext("")).Text;
        Assert.StartsWith("## The second watch\n\n" + ExtractionFixture.Sentence(1), Encoding.UTF8.GetString(text.Span), StringComparison.Ordinal);
    }
}
