using System.Text;
using Curation.Extraction;
using Curation.Extraction.Rendering;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Rendering;

public sealed class TextRendererTests
{
    private const string Long = "A sentence of a usual length that says what the keeper saw, and then goes on to say it once more for good measure.";

    [Theory]
    [InlineData("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d")]
    [InlineData("<table><tr><td>a<td><p>b</p><p>c</p></table>", "a | b c")]
    [InlineData("<table><tr><td><h2>Head</h2><p>one</p><p>two</p></table>", "Head\n\none\n\ntwo")]
    [InlineData("<table><tr><td>menu<td><h2>Head</h2><p>one</p></table>", "menu\n\nHead\n\none")]
    [InlineData("<table><tr><td><table><tr><td>a<td>b</table><p>one</p><p>two</p></table>", "a | b\n\none\n\ntwo")]
    [InlineData("<table><tr><td><p>one</p><p>two</p></table>", "one\n\ntwo")]
    [InlineData("<p>x</p><table><tr><td>a</table><p>y</p>", "x\n\na\n\ny")]
    [InlineData("<p>one<br>two<br><br>three<br> <br>four</p>", "one\ntwo\n\nthree\n\nfour")]
    [InlineData("<ul><li>a<br><br>b<li>c</ul>", "a\nb\nc")]
    [InlineData("<p>He said <q>never <b>again</b></q>, and <q></q>left.</p>", "He said “never again”, and left.")]
    [InlineData("<my-card>one</my-card><my-card>two</my-card>", "one two")]
    [InlineData("<p>An <x-in>in</x-in>line word</p>", "An inline word")]
    [InlineData("<p>a <span style='color:red; Display : BLOCK'>one</span><span style='display:block'>two</span></p>", "a\none\ntwo")]
    [InlineData("<div><a href=x style='display:flex'>one</a><a href=y style='display:inline-block'>t</a>wo</div>", "one\ntwo")]
    public void A_page_keeps_its_shape(string html, string expected) => Assert.Equal(expected, Render(html));

    [Fact]
    public void A_long_cell_with_paragraphs_lays_out_the_page()
    {
        var paragraphs = string.Concat(Enumerable.Range(1, 5).Select(number => $"<p>{number} {Long}</p>"));
        var cells = Render($"<table><tr><td>yesterday<td>#1<tr><td>keeper<td>{paragraphs}</table>").Split("\n\n");
        Assert.Equal(["yesterday", "#1", "keeper", .. Enumerable.Range(1, 5).Select(number => $"{number} {Long}")], cells);
        Assert.DoesNotContain('\n', Render($"<table><tr><td>keeper<td>{string.Concat(Enumerable.Repeat(Long + " ", 5))}</table>"));
    }

    private static string Render(string html)
    {
        var (tree, options) = (new PageTree(), new ExtractOptions());
        new PageParser(tree, options).Parse(Encoding.UTF8.GetBytes(html));
        Pruner.Silence(tree);
        return Encoding.UTF8.GetString(new TextRenderer(options.MaxDepth).Render(tree, 0).Span);
    }
}
