using System.Text;
using Curation.Extraction;
using Curation.Extraction.Rendering;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction;

public sealed class FormulaTests
{
    private const string Tex =
        "<math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>"
        + "<annotation encoding='application/x-tex'>{0}</annotation></semantics></math>";

    private static string Math(string tex) => Tex.Replace("{0}", tex, StringComparison.Ordinal);

    public static TheoryData<string, string> Formulas => new()
    {
        { $"<p>Let {Math("x^2")} be</p>", "Let $x^2$ be" },
        { $"<p>Let <span style='display:none'>{Math("{\\displaystyle a&lt;b_{1}}")}</span><img alt='no'>, so</p>", "Let $a<b_{1}$, so" },
        { $"<p>Let <span class='katex'><span class='katex-mathml'>{Math("x^2")}</span>"
            + "<span class='katex-html' aria-hidden='true'><span>x</span>2</span></span> be</p>", "Let $x^2$ be" },
        { "<p>Let <math><mi>x</mi><mo>=</mo><mn>1</mn></math> be</p>", "Let x=1 be" },
        { "<p>Let <math><mi>x</mi><annotation-xml><apply>y</apply></annotation-xml></math> be</p>", "Let x be" },
        { "<p>Let <math></math><span aria-hidden='true'>it</span> be</p>", "Let it be" },
        { $"<p>{Math(new string('y', 5000))}unclosed <math><mi>z", "unclosed z" },
        { "<p>Let <math alttext='{\\displaystyle y_1}'><mi>y</mi></math> be</p>", "Let $y_1$ be" },
        { "<p>Let <math><semantics><mi>y</mi><annotation encoding='StarMath 5.0'>{y} over</annotation></semantics></math> be</p>", "Let y be" },
        { "<p>Let <script type='math/tex; mode=display'>a < b</script> be<script>no()</script></p>", "Let $a < b$ be" },
        { "<p>Let <img class='tex' alt='$y^2$'> be <img class='logo' alt='no'></p>", "Let $y^2$ be" },
        { "<p>Let <span><img class='mwe-math-fallback-image-inline' alt='{\\displaystyle y}'></span> be</p>", "Let $y$ be" },
        { $"<p>Let <span style='display:none'>{Math("y")}</span><img class='mwe-math-fallback-image-inline' alt='no'> be</p>", "Let $y$ be" },
        { $"<p>Let {Math("x^2")}<span>this</span> be</p>", "Let $x^2$this be" },
    };

    [Fact]
    public void What_hides_the_markup_of_a_formula_does_not_hide_it() =>
        Assert.Contains(
            "Let $y$ be.",
            ExtractionFixture.TextOf($"<article>{ExtractionFixture.Paragraphs(1, 9)}<p>{ExtractionFixture.Sentence(10)} Let "
                + $"<span style='display:none'>{Math("y")}</span> be.</p>"
                + $"{ExtractionFixture.Paragraphs(11, 9)}</article>"),
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_formula_is_read_as_it_was_written(string html, string expected)
    {
        foreach (var engine in new[] { Engine.Bytes, Engine.Anglesharp })
        {
            var (tree, options) = (new PageTree(), new ExtractOptions { Engine = engine });
            new PageParser(tree, options).Parse(Encoding.UTF8.GetBytes(html));
            Curation.Extraction.Scoring.Pruner.Silence(tree);
            Assert.Equal(expected, Encoding.UTF8.GetString(new TextRenderer(options.MaxDepth).Render(tree, 0).Span));
        }
    }
}
