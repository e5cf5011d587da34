using System.Text;

namespace Curation.Tests.Extraction.Tree;

/// <summary>Pages that nobody would write, and that the web is full of: random tags, texts, references and fragments of markup.</summary>
/// <remarks>Without what AngleSharp 1.10.3 reads otherwise than the standard: search and time elements, a cell ended by the other kind's end tag,
/// an ampersand before a semicolon, capitals behind a less-than sign in xmp.</remarks>
internal static class TagSoup
{
    private static readonly string[] _common =
    [
        "p", "div", "span", "a", "b", "i", "li", "ul", "ol", "h2", "h3", "table", "tr", "td", "tbody", "em", "strong", "section", "form", "code", "pre",
    ];

    private static readonly string[] _all =
    [
        .. _common, "html", "head", "body", "title", "meta", "link", "script", "style", "noscript", "template", "main", "article", "nav", "aside", "header",
        "footer", "address", "hgroup", "center", "details", "summary", "dialog", "fieldset", "menu", "h1", "h6", "listing", "blockquote", "dl",
        "dt", "dd", "dir", "figure", "figcaption", "hr", "caption", "colgroup", "col", "thead", "tfoot", "u", "s", "small", "big", "font", "sub", "sup", "kbd",
        "tt", "q", "mark", "del", "ins", "label", "nobr", "ruby", "rt", "rp", "rb", "rtc", "wbr", "br", "img", "image", "picture", "source", "video",
        "svg", "math", "mi", "iframe", "object", "applet", "marquee", "noframes", "noembed", "frame", "button", "input", "select", "option", "optgroup",
        "textarea", "legend", "strike", "my-element", "keygen", "area", "embed", "path", "g",
    ];

    private static readonly string[] _pieces =
    [
        "word ", "two words", " ", "\n", "\n  ", "Sentence, here. ", "&amp;", "&nbsp;", "&eacute;", "&notit;", "&#65;", "&#x41;", "&#128;", "&", "&x;",
        "<", ">", "</",
        "<!-- note -->", "<!-->", "<!--->", "<!-- a -- b --!>", "<!doctype html>", "<?php x ?>", "</ x>", "<![CDATA[c]]>", "<br/>", "</p>", "</br>", "\r\n",
        "<p/>", "<input type=hidden>", "<a href='x'>", "<b class=x>", "</a >", "<P CLASS='y'>", "<div id=a id=b>", "<script>if (a<b) '</p>';</script>",
        "<div><template shadowrootmode=open>in <slot></slot>", "</template>", "<slot name=s>", "<i slot=s>", "<div hidden id=p class=panel>",
        "<a aria-expanded=false aria-controls=p href=x>", "<b style='display:block'>", "<span class=MathJax>", "<script type='math/tex'>x^2</script>",
        "<style>p > a { }</style>", "<title>t &amp; t</title>", "<textarea><p>x</textarea>", "<script><!--<script></script>x--></script>", "“”",
    ];

    public static string Page(int seed, bool isWild)
    {
        var random = new Random(seed);
        var html = new StringBuilder();
        if (random.Next(2) == 0) html.Append("<!DOCTYPE html>");
        var open = new Stack<string>();
        for (var left = random.Next(2, 40); left > 0; left--)
        {
            switch (random.Next(8))
            {
                case 0 or 1: html.Append(_pieces[random.Next(_pieces.Length)]); break;
                case 2 or 3: html.Append("text").Append(random.Next(100)).Append(' '); break;
                case 4 when open.Count > 0: html.Append($"</{open.Pop()}>"); break;
                case 5: html.Append($"</{Name(random, isWild)}>"); break;
                default:
                    open.Push(Name(random, isWild));
                    html.Append($"<{open.Peek()}>");
                    break;
            }
        }

        return html.ToString().Contains("shadowrootmode", StringComparison.Ordinal)
            ? html.Replace("<form>", "<center>").Replace("</form>", "</center>").ToString() : html.ToString();
    }

    /// <summary>A page with a few bytes cut, doubled or changed for others that mean something.</summary>
    public static byte[] Mutated(byte[] page, int seed)
    {
        const string signs = "<>/!-='\"& \nap&#x";
        var random = new Random(seed);
        var bytes = page.ToList();
        for (var left = random.Next(1, 8); left > 0; left--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 30), bytes.Count - at - 1);
            switch (random.Next(3))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
                default: bytes[at] = (byte)signs[random.Next(signs.Length)]; break;
            }
        }

        // a cut through a character is not what the charset step lets through
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString([.. bytes]).Replace("&;", "&", StringComparison.Ordinal));
    }

    private static string Name(Random random, bool isWild) => isWild ? _all[random.Next(_all.Length)] : _common[random.Next(_common.Length)];
}
