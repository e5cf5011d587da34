using System.Text;
using Curation.Core;
using Curation.Extraction;
using Curation.Extraction.Rendering;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction;

public sealed class MarkdownTests
{
    private static string Markdown(string html, bool emphasis = false, Engine engine = Engine.Bytes)
    {
        var (tree, options) = (new PageTree(), new ExtractOptions { Emphasis = emphasis, Engine = engine });
        new PageParser(tree, options).Parse(Encoding.UTF8.GetBytes(html));
        return Encoding.UTF8.GetString(new MarkdownRenderer(options).Render(tree).Span);
    }

    [Theory]
    [InlineData("<h1>One</h1><h3>Two <br>three</h3><p>text</p>", "# One\n\n### Two three\n\ntext")]
    [InlineData("<h2></h2><p>text</p>", "text")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "- a\n- b\n  - c\n- d")]
    [InlineData("<ol><li>a<li><p>b</p><p>c</p><li></li><li>d</ol>", "1. a\n2. b\n\n   c\n4. d")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc")]
    [InlineData("<ul><li><blockquote>a<br>b</blockquote></ul>", "- > a\n  > b")]
    [InlineData("<p>x</p><pre><code>if a:\n\n    b\n</code></pre><p>y</p>", "x\n\n```\nif a:\n\n    b\n```\n\ny")]
    [InlineData("<ul><li>x<pre>a\n b</pre></ul>", "- x\n  ```\n  a\n   b\n  ```")]
    [InlineData("<table><tr><th>a<th>b<tr><td><p>1</p><td>2<br>3</table>", "| a | b |\n| --- | --- |\n| 1 | 2 3 |")]
    [InlineData("<table><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</tbody><tfoot><tr><td>3<td>4</tfoot></table>y",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\ny")]
    [InlineData("<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5<tr><td>6<td colspan=2 rowspan=2>7<tr><td>8</table>",
        "| a | | b |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| | 4 | 5 |\n| 6 | 7 | |\n| 8 | | |")]
    [InlineData("<table><tr><td>a|b<td>c<tr><td>1<td>2</table>|", "| a\\|b | c |\n| --- | --- |\n| 1 | 2 |\n\n|")]
    [InlineData("<ol start=5><li>a<li>b</ol>", "5. a\n6. b")]
    [InlineData("<ul><li><p>a</p><ul><li><p>b</p><p></p></ul><li><p>c</p></ul>", "- a\n  - b\n- c")]
    [InlineData("<pre class='language-x a'>````<b>`</b></pre>y", "``````x\n`````\n``````\n\ny")]
    [InlineData("<pre><code class='hl language-c++'>a</code></pre>", "```c++\na\n```")]
    [InlineData("<p># a</p><p>#a</p><p>- a<br>+ b<br>-c</p><p>&gt; a</p><p>12. a</p><p>1.5 a</p><p>---</p>",
        "\\# a\n\n#a\n\n\\- a\n\\+ b\n-c\n\n\\> a\n\n12\\. a\n\n1.5 a\n\n\\---")]
    [InlineData("<p>2 * 3 a_b __c__ *d* `e`</p><h2>1. a</h2>", "2 * 3 a_b \\_\\_c\\_\\_ \\*d\\* \\`e\\`\n\n## 1. a")]
    [InlineData("<p>a &lt;b> 1 &lt; 2 [x](y) [z] &amp;lt; A&amp;B \\* \\x</p>", "a \\<b> 1 < 2 \\[x](y) [z] \\&lt; A&B \\\\\\* \\x")]
    [InlineData("<p>call <code>a*b_<i>c</i></code>, <kbd>x`y</kbd> or <code> </code>no</p>", "call `a*b_c`, `` x`y `` or no")]
    [InlineData("<table><tr><td><code>a|b</code><td>c<tr><td>1<td>2</table>", "| `a\\|b` | c |\n| --- | --- |\n| 1 | 2 |")]
    [InlineData("<code>a<div>b</div></code>", "a\n\nb")]
    [InlineData("<ol><li>a<li value=7>b<li>c<li value=x>d</ol>", "1. a\n7. b\n8. c\n9. d")]
    [InlineData("<p>x</p><table><tr><td>layout</td></tr></table><p>y</p>", "x\n\nlayout\n\ny")]
    [InlineData("<p>Let $x_1*y_2*z$ and $$a_1*b*$$ \\(c*d*\\) cost $5 *or* $6</p>", "Let $x_1*y_2*z$ and $$a_1*b*$$ \\(c*d*\\) cost $5 \\*or\\* $6")]
    [InlineData("<table><tr><td>$|a_1|*b*$<td>c<tr><td>1<td>2</table>", "| $\\|a_1\\|*b*$ | c |\n| --- | --- |\n| 1 | 2 |")]
    [InlineData("<table><tr><th>a<th>b<tr><td>1<td><ul><li>x<li>y</ul><tr><td>t<ol><li>u<li>v</ol><td><pre>p q\n\n  r|</pre></table>z",
        "| a | b |\n| --- | --- |\n| 1 | - x<br>- y |\n| t<br>1. u<br>2. v | `p q`<br>` r\\|` |\n\nz")]
    [InlineData("<ol reversed><li>a<li>b</ol><ol reversed start=5><li>c<li>d</ol>", "2. a\n1. b\n\n5. c\n4. d")]
    [InlineData("<ul><li><input type=checkbox checked> a<li><label><input type=checkbox>b</label><li>c<input type=checkbox></ul>", "- [x] a\n- [ ] b\n- c")]
    [InlineData("<div class='language-ruby highlighter'><div class=highlight><pre>a</pre></div></div>", "```ruby\na\n```")]
    [InlineData("<div class='highlight-python3 notranslate'><pre>a</pre></div><pre class='brush: js; toolbar: false'>b</pre>", "```python3\na\n```\n\n```js\nb\n```")]
    [InlineData("<pre><code class='hljs rust'>a</code></pre><pre class='src src-lisp'>b</pre><pre class='lang-none'>c</pre>",
        "```rust\na\n```\n\n```lisp\nb\n```\n\n```\nc\n```")]
    [InlineData("<pre>a<br>b<br><br>c</pre>", "```\na\nb\n\nc\n```")]
    [InlineData("<dl><dt>a<dd>b<dd>c</dl>", "a\n: b\n: c")]
    [InlineData("<p>one<br>two<br><br>three <q>four</q></p>", "one\ntwo\n\nthree “four”")]
    [InlineData("<p>an <b>only</b> word, <i> one </i>.</p>", "an only word, one .")]
    public void Structure_is_written(string html, string expected)
    {
        Assert.Equal(expected, Markdown(html));
        Assert.Equal(expected, Markdown(html, engine: Engine.Anglesharp));
    }

    [Fact]
    public void Emphasis_is_written_when_asked_for() =>
        Assert.Equal("an **only** word, *one* and", Markdown("<p>an <b>only</b> word, <i> one </i> and<b> </b></p>", emphasis: true));

    [Fact]
    public void Output_is_an_option()
    {
        var html = Encoding.UTF8.GetBytes(
            $"<title>The lamps of the harbour</title><main><article><h1>The lamps of the harbour</h1>{ExtractionFixture.Paragraphs(1, 12)}"
            + $"<h2>The second watch</h2>{ExtractionFixture.Paragraphs(13, 12)}</article></main>");
        var text = new PageExtractor(new ExtractOptions { Output = OutputFormat.Markdown }).Extract(html, new PageContext("")).Text;
        var expected = $"{ExtractionFixture.Sentence(12)}\n\n## The second watch\n\n{ExtractionFixture.Sentence(13)}";
        Assert.Contains(expected, Encoding.UTF8.GetString(text.Span), StringComparison.Ordinal);
    }
}
