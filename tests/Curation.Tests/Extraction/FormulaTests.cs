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
        { "<p>Let <math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac><msqrt><mi>x</mi><mi>y</mi></msqrt></math> be</p>",
            "Let a/(b+1)\u221A(xy) be" },
        { "<p>Let <math><msubsup><mi>x</mi><mi>i</mi><mn>10</mn></msubsup><mo>=</mo><mroot><mi>y</mi><mn>3</mn></mroot></math> be</p>",
            "Let x_i^10=y^(1/3) be" },
        { "<p>Let <math><munderover><mo>\u2211</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
            + "<msub><mi>a</mi><mrow/></msub></math> be</p>",
            "Let \u2211_(i=1)^na_ be" },
        { "<p>Let <math><mi>sin</mi><mo>\u2061</mo><mi>x</mi><mover><mi>y</mi><mo>^</mo></mover> <msup><mi>f</mi><mo>\u2032</mo></msup></math> be</p>",
            "Let sin xy^f\u2032 be" },
        { "<p>Let <math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable></math> be</p>",
            "Let 1, 2; 3 be" },
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

    [Fact]
    public void A_formula_may_nest_deep() => Assert.StartsWith(
        "x", ExtractionFixture.TextOf($"<p>x <math>{string.Concat(Enumerable.Repeat("<mfrac><msqrt>", 200))}<mi>y</mi></math></p>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("10<sup>8</sup> km", "10^8 km")]
    [InlineData("10<sup>\u22128</sup> m<sup>2</sup> x<sup>n</sup>", "10^\u22128 m^2 x^n")]
    [InlineData("(a+b)<sup>2</sup> 101<sub>2</sub>", "(a+b)^2 101_2")]
    [InlineData("H<sub>2</sub>O on the 1<sup>st</sup> x<sub>i</sub>", "H2O on the 1st xi")]
    [InlineData("walks.<sup class=reference><a href='#c1'>[1]</a></sup>", "walks.[1]")]
    [InlineData("walks.<sup>1</sup> A word<sup>23</sup>, 1999<sup><a href='#n'>4</a></sup>", "walks.[1] A word[23], 1999[4]")]
    [InlineData("word <sup>1</sup> Lamp<sup>TM</sup> <sup>2</sup>", "word 1 LampTM 2")]
    public void Raised_numbers_do_not_run_into_what_they_stand_behind(string html, string expected)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var (tree, options) = (new PageTree(), new ExtractOptions { Engine = engine });
            new PageParser(tree, options).Parse(Encoding.UTF8.GetBytes($"<p>{html}</p>"));
            Assert.Equal(expected, Encoding.UTF8.GetString(new TextRenderer(options.MaxDepth).Render(tree, 0).Span));
            Assert.Equal(expected, Encoding.UTF8.GetString(new MarkdownRenderer(options).Render(tree).Span));
        }
    }

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
