using System.IO.Compression;
using System.Text;
using Curation.Core;
using Curation.Extraction;
using Curation.Extraction.Charset;
using Curation.Extraction.Tree;
using Curation.Tests.Support;

namespace Curation.Tests.Extraction.Tree;

/// <summary>Our own parser and AngleSharp's show the same visible text in the same blocks, wherever our own says that it can.</summary>
public sealed class ConformanceTests
{
    private const int Shown = 10;

    [Theory]
    [InlineData("<p>1<b>2<p>3</b>4")]
    [InlineData("<ul><li>1<ul><li>2</ul>3<li>4</ul>5")]
    [InlineData("<table><caption>c<tr><td>1<table><tr><td>2</table>3<tr><th>4</table>5")]
    [InlineData("<table><tr><td><a href=x>1<td>2</a></table>3")]
    [InlineData("<a href=1>1<a href=2>2</a>3")]
    [InlineData("<p><a href=1>1<p>2</a>3")]
    [InlineData("<dl><dt>1<dd>2<dl><dd>3</dl><dt>4</dl>")]
    [InlineData("<select><option>1<optgroup><option>2</select>3")]
    [InlineData("<svg><title>1</title><path/><g>2</g></svg>3<math><mi>x</mi><mo>=</mo></math>4")]
    [InlineData("<svg><style>a<b</style><script>1</script></svg>2")]
    [InlineData("<head><noscript><img src=x></noscript><title>t</title></head>1")]
    [InlineData("<p>1<table><tr><td>2</table>3")]
    [InlineData("<!doctype html><p>1<table><tr><td>2</table>3")]
    [InlineData("<button>1<button>2</button>3")]
    [InlineData("<h1>1<h2>2</h1>3")]
    [InlineData("<form>1<form>2</form>3</form>4")]
    [InlineData("<table><form><tr><td>1</form><td>2</table>")]
    [InlineData("<ruby>1<rt>2<rp>3</ruby>4")]
    [InlineData("1</p>2</br>3")]
    [InlineData("<b>1<div>2</b>3</div>4")]
    [InlineData("<font>1<div><span>2</font>3</div>4")]
    [InlineData("<template><tr><td>1</template>2")]
    [InlineData("<plaintext>1<b>2</plaintext>&amp;")]
    [InlineData("<script><!--<script>1</script>2--></script>3<script><!-->4</script>5")]
    [InlineData("<body><textarea>1</p></textarea>2<iframe><p>3</iframe>4<xmp><b>5</xmp>6")]
    [InlineData("1<!-->2<!--->3<!-- --!>4<!-- - -- -->5<!x>6<?y>7</ z>8<![CDATA[9]]>")]
    [InlineData("&amp;&ampx;&AMP&notit;&notin;&#0;&#x80;&#xD800;&#1114112;&#x41&bogus;&nGt;&CounterClockwiseContourIntegral;&")]
    [InlineData("a < b <3 <> </> x<")]
    [InlineData("a\0b\r\nc\rd")]
    [InlineData("<my-tag>1<other-tag>2</my-tag>3")]
    [InlineData("<p>1<p")]
    [InlineData("<p>1<a href='x>2")]
    public void Small_pages_read_alike(string html)
    {
        var page = Encoding.UTF8.GetBytes(html);
        var own = TreeShape.Own(page, out var beyond);
        Assert.Equal(Beyond.Nothing, beyond);
        Assert.Equal(TreeShape.Conforming(page), own);
    }

    [Theory]
    [InlineData("<table>1<tr><td>2</table>", nameof(Beyond.FosterParenting))]
    [InlineData("<table><tr><div>1</div><td>2</table>", nameof(Beyond.FosterParenting))]
    [InlineData("<a href=x>1<div>2</a>3</div>", nameof(Beyond.MisnestedFormatting))]
    [InlineData("<code>1<p>2</code>3", nameof(Beyond.MisnestedFormatting))]
    [InlineData("<b hidden>1<p>2</b>3", nameof(Beyond.MisnestedFormatting))]
    [InlineData("<frameset><frame></frameset>", nameof(Beyond.Frameset))]
    [InlineData("<svg><foreignObject><div>1</div></foreignObject></svg>", nameof(Beyond.ForeignContent))]
    [InlineData("<svg><p>1</svg>2", nameof(Beyond.ForeignContent))]
    [InlineData("<select><div>1</div></select>2", nameof(Beyond.SelectContent))]
    public void What_is_beyond_the_parser_is_handed_over(string html, string beyond)
    {
        var page = Encoding.UTF8.GetBytes(html);
        TreeShape.Own(page, out var found);
        Assert.Equal(beyond, found.ToString());
        Assert.Equal(TreeShape.Conforming(page), TreeShape.Whole(page, Engine.Bytes));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    public void Random_pages_read_alike(bool isWild, int mutations)
    {
        const int pages = 4000;
        var soup = Enumerable.Range(0, pages).Select(seed =>
        {
            var page = Encoding.UTF8.GetBytes(TagSoup.Page(seed, isWild));
            return ($"seed {seed}", mutations == 0 ? page : TagSoup.Mutated(page, seed));
        });
        AssertAlike(soup, mostBeyond: 0.3);
    }

    [SkippableTheory]
    [InlineData("zyte")]
    [InlineData("wcxb")]
    [InlineData("trafilatura-eval")]
    public void Real_pages_read_alike(string set)
    {
        const int sampled = 8;
        var folder = Path.Combine(Repository.Root, "../shared/data/extraction", set, "html");
        Skip.IfNot(Directory.Exists(folder));
        AssertAlike(
            Directory.GetFiles(folder).Order(StringComparer.Ordinal).Where((_, i) => i % sampled == 0).Select(file => (Path.GetFileName(file), Utf8(file))),
            mostBeyond: 0.05);
    }

    private static byte[] Utf8(string file)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var page = new MemoryStream();
        packed.CopyTo(page);
        try
        {
            return CharsetStep.ToUtf8(page.ToArray(), null).ToArray();
        }
        catch (BadRecordException)
        {
            return [];
        }
    }

    private static void AssertAlike(IEnumerable<(string Name, byte[] Page)> pages, double mostBeyond)
    {
        var (count, beyondCount, texts) = (0, 0, 0);
        var different = new List<string>();
        foreach (var (name, page) in pages)
        {
            count++;
            var own = TreeShape.Own(page, out var beyond);
            if (beyond != Beyond.Nothing) beyondCount++;
            else if (!own.SequenceEqual(TreeShape.Conforming(page)) && different.Count < Shown) different.Add(name);
            if (own.Count > 0) texts++;
        }

        Assert.Empty(different);
        Assert.True(texts > count / 2, $"only {texts} of {count} pages have text");
        Assert.True(beyondCount <= mostBeyond * count, $"{beyondCount} of {count} pages were handed over");
    }
}
