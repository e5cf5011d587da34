using System.Text;
using Curation.Core;
using Curation.Extraction;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Tree;

/// <summary>No page, whatever its bytes, does more than break a limit; and it breaks the same one every time, with either engine.</summary>
public sealed class RobustnessTests
{
    private const int MaxBytes = 100_000_000;

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    /// <summary>The limit that the page breaks, or its number of nodes.</summary>
    private static string Fate(byte[] page, Engine engine)
    {
        var tree = new PageTree();
        try
        {
            new PageParser(tree, new ExtractOptions { MaxBytes = MaxBytes, Engine = engine }).Parse(page);
            return $"{tree.Count}";
        }
        catch (BadRecordException error)
        {
            return error.Reason;
        }
    }

    private static void AssertFate(string expected, string html)
    {
        var page = Encoding.UTF8.GetBytes(html);
        Assert.Equal(expected, Fate(page, Engine.Bytes));
        Assert.Equal(expected, Fate(page, Engine.Bytes));
        Assert.Equal(expected, Fate(page, Engine.Anglesharp));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<svg>")]
    [InlineData("<table><td>")]
    [InlineData("<a><object>")]
    [InlineData("<p><b id={0}></p>")]
    [InlineData("<template>")]
    [InlineData("<x-{0}>")]
    public void A_hundred_thousand_open_tags_are_too_deep(string tags) =>
        AssertFate("too-deep", string.Concat(Enumerable.Range(0, 100_000).Select(i => tags.Replace("{0}", $"{i}", StringComparison.Ordinal))));

    [Fact]
    public void Searching_the_open_elements_for_each_tag_is_too_much_work() => AssertFate("too-much-work", Repeat("<x>", 900) + Repeat("</y>", 200_000));

    [Theory]
    [InlineData("<table>", "<b>x</b>")]
    [InlineData("<table>", "x<tr>")]
    [InlineData("<svg>", "<p>x<svg>")]
    public void Moving_piece_after_piece_is_too_much_work(string start, string piece) => AssertFate("too-much-work", start + Repeat(piece, 30_000));

    [Theory]
    [InlineData("x")]
    [InlineData("word ")]
    [InlineData("a,b.")]
    [InlineData("\u4E2D\u3002")]
    public void Fifty_megabytes_on_one_line_are_one_text(string text)
    {
        var page = Encoding.UTF8.GetBytes("<p>" + Repeat(text, 50_000_000 / Encoding.UTF8.GetByteCount(text)));
        Assert.Equal("3", Fate(page, Engine.Bytes));
    }

    [Theory]
    [InlineData("<p>x<!-- -->")]
    [InlineData("a<!-- -->&amp;<!-- -->")]
    [InlineData("<!--x--!>")]
    [InlineData("<script><!-- --></script>")]
    [InlineData("<script><!--<script>")]
    [InlineData("<!-- -")]
    [InlineData("<p class=&amp; id='&'>")]
    [InlineData("<a href='")]
    [InlineData("&#1")]
    [InlineData("&CounterClockwiseContourIntegra")]
    [InlineData("<title>")]
    [InlineData("</p>")]
    [InlineData("\0<\0")]
    [InlineData("<b>1<p>2</b>3</p>")]
    public void Repeated_pieces_take_linear_time(string piece)
    {
        var page = Encoding.UTF8.GetBytes(Repeat(piece, 200_000));
        Assert.NotNull(Fate(page, Engine.Bytes));
    }

    /// <summary>On little stack, since running out of it ends the process.</summary>
    [Theory]
    [InlineData("<table>x", "</>")]
    [InlineData("<table>x<!-- ", "--!")]
    [InlineData("<table>x<!-- ", "---!-")]
    [InlineData("<table>x<script><!--", "--!<!--<script>")]
    [InlineData("<table>x", "</><!-- --!>")]
    [InlineData("<table>x", "<!>")]
    [InlineData("<table>x", "<?>")]
    [InlineData("<table>x", "</?>")]
    [InlineData("<table>x<!DOCTYPE ", "<!DOCTYPE ")]
    [InlineData("<table>x<svg><![CDATA[", "]]")]
    [InlineData("<table>x<svg>", "<![CDATA[]]>")]
    [InlineData("<table>x<p a=", "\"'/=")]
    public void The_conforming_parser_needs_no_more_stack_for_more_pieces(string start, string piece)
    {
        var page = Encoding.UTF8.GetBytes(start + Repeat(piece, 60_000));
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var fate = "";
            var thread = new Thread(() => fate = Fate(page, engine), 1 << 19);
            thread.Start();
            thread.Join();
            Assert.NotEmpty(fate);
        }
    }

    [Fact]
    public void Runs_that_build_nothing_are_shortened()
    {
        var page = $"a{Repeat("</>", 150)}b</>c</><!-- {Repeat("---!", 150)}></>d --!".ToCharArray();
        var length = TokenizerRuns.Shorten(page);
        Assert.Equal($"a{Repeat("</>", 100)}b</>c</><!-- {Repeat("---!", 100)}{new string('-', 50)}></>d --!", new string(page, 0, length));
    }

    [Fact]
    public void Random_bytes_break_nothing()
    {
        var random = new Random(3);
        var extractor = new PageExtractor(new ExtractOptions());
        var extracted = 0;
        for (var round = 0; round < 2000; round++)
        {
            var page = new byte[random.Next(3000)];
            random.NextBytes(page);
            if (round % 2 == 0) page = Array.ConvertAll(page, b => "<>/!-='\"& pab\0\n"u8[b % 15]);
            try
            {
                extractor.Extract(page, new PageContext(""));
                extracted++;
            }
            catch (BadRecordException)
            {
                continue;
            }
        }

        Assert.True(extracted > 1000, $"only {extracted}");
    }

    [Theory]
    [InlineData("plain text", 10, 0, 0)]
    [InlineData("  a \t b\n", 3, 0, 0)]
    [InlineData("One, two. Three!", 16, 2, 1)]
    [InlineData("\u6211\u770B\u3001\u4F60\u3002\u597D\uFF01\uFF0C", 8, 2, 2)]
    [InlineData("\u0645\u0631\u062D\u0628\u0627\u060C \u0643\u064A\u0641\u061F \u06D4", 13, 2, 1)]
    [InlineData("\u0928\u092E\u0938\u094D\u0924\u0947\u0964 \u0915\u0964\u0965", 11, 3, 0)]
    [InlineData("An ellipsis\u2026 caf\u00E9", 17, 1, 0)]
    public void Texts_are_counted_in_characters_sentence_ends_and_commas(string text, int characters, int sentences, int commas)
    {
        foreach (var padding in new[] { 0, 29, 30, 31, 32, 100 })
        {
            var utf8 = Encoding.UTF8.GetBytes(new string(' ', padding) + text + new string('.', 40));
            var length = utf8.Length - 40;
            var sums = TextCounter.Count(utf8, 0, length, isInLink: true);
            Assert.Equal((characters, characters, sentences, commas), (sums.Characters, sums.LinkCharacters, sums.Sentences, sums.Commas));
            Assert.Equal(sums, TextCounter.Count(utf8[..length], 0, length, isInLink: true));
        }
    }
}
