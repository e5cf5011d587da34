using System.Text;
using Curation.Core;
using Curation.Extraction;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class CodeTableTests
{
    private static string TextOfTable(string table, OutputFormat output, Engine engine)
    {
        var html = $"<html><head><title>Lamps</title></head><body><article><h1>Lamps</h1>{Paragraphs(1, 4)}{table}{Paragraphs(5, 4)}</article></body></html>";
        var extractor = new PageExtractor(new ExtractOptions { Output = output, Engine = engine });
        return Encoding.UTF8.GetString(extractor.Extract(Encoding.UTF8.GetBytes(html), new PageContext("")).Text.Span);
    }

    [Theory]
    [InlineData("<table class=highlight>\n<tr><td class=blob-num data-line-number=1></td>\n<td class='blob-code blob-code-inner'>def <b>f</b>():</td></tr>\n"
        + "<tr><td class=blob-num></td><td class=blob-code>\n</td></tr><tr><td class=blob-num></td><td class=blob-code>    return \"灯\"</td></tr></table>")]
    [InlineData("<table><tbody><tr><td class='lineno'>1</td><td>def f():</td></tr><tr><td class=lineno>2</td><td> </td></tr><tr><td class=lineno>3</td><td>    return \"灯\"</td></tr></tbody></table>")]
    [InlineData("<div class=gist><table><tr><td class=js-line-number></td><td class='code'><span>def</span> f():</td></tr><tr><td class=js-line-number></td><td class=code></td></tr>"
        + "<tr><td class=js-line-number></td><td class=code>    return &quot;灯&quot;</td></tr></table></div>")]
    public void Numbered_lines_are_code(string table)
    {
        foreach (var engine in new[] { Engine.Bytes, Engine.Anglesharp })
        {
            Assert.Contains("book.\n\ndef f():\n\n    return \"灯\"\n\nThe keeper", TextOfTable(table, OutputFormat.Text, engine), StringComparison.Ordinal);
            Assert.Contains("book.\n\n```\ndef f():\n\n    return \"灯\"\n```\n\nThe keeper", TextOfTable(table, OutputFormat.Markdown, engine), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<table><tr><th>Lamp</th><th>Boats</th></tr><tr><td>1</td><td>Kappa</td></tr></table>", "Lamp | Boats\n1 | Kappa")]
    [InlineData("<table><tr><td class=gutter></td><td>Nobody counts the boats twice.</td></tr><tr><td class=gutter></td><td>They said so.</td></tr></table>", "Nobody counts the boats twice.\n")]
    [InlineData("<table><tr><td class=gutter></td><td class=code><p>One day.</p><p>Another day.</p></td></tr></table>", "One day.")]
    [InlineData("<table><tr><td class=lineno>Nr. 1</td><td>Kappa</td></tr><tr><td class=lineno>Nr. 2</td><td>Lambda</td></tr></table>", "Kappa\n")]
    public void Other_tables_stay(string table, string kept)
    {
        Assert.Contains(kept, TextOfTable(table, OutputFormat.Text, Engine.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("```", TextOfTable(table, OutputFormat.Markdown, Engine.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signature", false)]
    [InlineData("post-signature", false)]
    [InlineData("user-signature", false)]
    [InlineData("sig", false)]
    [InlineData("remark", true)]
    public void Signatures_of_unknown_forums_go(string name, bool isKept)
    {
        var posts = Enumerable.Range(1, 6).Select(i => $"<div class=post><div class=author><a href=/u{i}>keeper{i}</a></div><div class=text>{Sentence(i)} {Sentence(20 + i)}</div>"
            + $"<div class={name}>Nobody counts the boats of the zebra twice, said the harbour master.</div></div>");
        var text = TextOf($"<html><head><title>Lamps - Forum</title></head><body><h1>Lamps</h1>{string.Concat(posts)}</body></html>");
        Assert.Equal(isKept, text.Contains("zebra", StringComparison.Ordinal));
        for (var i = 1; i <= 6; i++) Assert.Contains(Sentence(20 + i), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<section class=detail><h3>light{0}</h3><div class=member-signature>public void light{0}(int lamps)</div></section>", "public void light4(int lamps)")]
    [InlineData("<dl><dt class='sig sig-object py'>light{0}(lamps)</dt><dd><p>The keeper lights lamp {0} and counts the boats in the fog of the harbour.</p></dd></dl>", "light4(lamps)")]
    [InlineData("<div class=letter><p>The keeper of lamp {0} wrote a long letter about the fog and the harbour wall to the paper.</p><div class=signature>The keeper, zebra {0}</div></div>", "zebra 4")]
    public void Signatures_of_functions_and_letters_stay(string part, string kept)
    {
        var parts = string.Concat(Enumerable.Range(1, 6).Select(i => string.Format(null, part, i)));
        Assert.Contains(kept, TextOf($"<html><head><title>Lamps</title></head><body><main><h1>Lamps</h1>{Paragraphs(1, 3)}{parts}{Paragraphs(5, 3)}</main></body></html>"), StringComparison.Ordinal);
    }
}
