using System.Text;
using Curation.Extraction;
using Curation.Extraction.Rendering;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction;

/// <summary>What MathJax shows beside a formula is not said again.</summary>
public sealed class MathRenderingTests
{
    [Theory]
    [InlineData(
        "<p>Let <span class='MathJax_Preview'>a</span><span class='MathJax' id=m><nobr><span>a</span></nobr></span><script type='math/tex'>a_1</script>"
        + " be <span class='MathJax'>seen</span></p>",
        "Let $a_1$ be seen")]
    [InlineData("<p>Let <span class='MathJax_Preview'>b</span>\n<script type='math/tex'>b_1</script> be</p>", "Let $b_1$ be")]
    [InlineData(
        "<p>Let <span class='MathJax'><nobr aria-hidden='true'>c=1</nobr><span class='MJX_Assistive_MathML'><math><mi>c</mi><mo>=</mo><mn>1</mn></math>"
        + "</span></span> be</p>", "Let c=1 be")]
    [InlineData(
        "<p>Let <mjx-container class='MathJax'><svg><text>d</text></svg><mjx-assistive-mml><math><mi>d</mi></math></mjx-assistive-mml></mjx-container> be</p>",
        "Let d be")]
    [InlineData("<p>Let <span class='MathJax_Preview'>e</span> be <script type='math/tex'>f</script></p>", "Let e be $f$")]
    public void A_formula_is_read_once(string html, string expected)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var (tree, options) = (new PageTree(), new ExtractOptions { Engine = engine });
            new PageParser(tree, options).Parse(Encoding.UTF8.GetBytes(html));
            Pruner.Silence(tree);
            Assert.Equal(expected, Encoding.UTF8.GetString(new TextRenderer(options.MaxDepth).Render(tree, 0).Span));
            Assert.Equal(expected, Encoding.UTF8.GetString(new MarkdownRenderer(options).Render(tree).Span));
        }
    }
}
