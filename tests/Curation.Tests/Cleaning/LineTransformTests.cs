using System.Text;
using Curation.Cleaning;
using Curation.Core;

namespace Curation.Tests.Cleaning;

public sealed class SymbolLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("text\n\n-----\nmore", "text\n\nmore")]
    [InlineData("a -\na --\n", "a -\n")]
    [InlineData("***", "")]
    [InlineData("हि न्दी\n漢字、\n½ ٣ ²", "हि न्दी\n漢字、\n½ ٣ ²")]
    [InlineData("😀 😀\r\n \u2028 \n\0\0a", " \u2028 ")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Cleaned.By(new SymbolLines(), text));

    [Fact]
    public void A_share_of_one_keeps_all() => Assert.Equal("---", Cleaned.By(new SymbolLines { MaxSymbolRatio = 1 }, "---"));
}

public sealed class NewlineRunsTests
{
    [Theory]
    [InlineData("", 2, "")]
    [InlineData("a\n\nb\n\n\nc\n\n\n\n", 2, "a\n\nb\n\nc\n\n")]
    [InlineData("\n\n\na\r\n\r\n\r\nb", 1, "\na\r\n\r\n\r\nb")]
    public void Rewrites(string text, int max, string expected) => Assert.Equal(expected, Cleaned.By(new NewlineRuns { Max = max }, text));
}

public sealed class WhiteSpaceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n ", "")]
    [InlineData("  a  b\u00A0\u3000c \r\nd\re\u2028f\u0085g\u000Bh  ", "a b c\nd\ne\nf\ng\nh")]
    [InlineData("a\n\n\n \n\nb", "a\n\nb")]
    [InlineData("if a:\n\treturn  b\n    c", "if a:\n\treturn b\n    c")]
    [InlineData("a\u200Bb\0c", "a\u200Bb\0c")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Cleaned.By(new WhiteSpace(), text));

    [Fact]
    public void Options_change_it()
    {
        Assert.Equal("a\n\n\nb", Cleaned.By(new WhiteSpace { MaxNewlines = null }, "a\n\n\nb"));
        Assert.Equal("a\nb", Cleaned.By(new WhiteSpace { MaxNewlines = 1, KeepIndent = false }, "a\n\n  b"));
    }

    [Fact]
    public void A_million_spaces_are_one() => Assert.Equal("a b", Cleaned.By(new WhiteSpace(), "a" + new string(' ', 1_000_000) + "b"));
}

public sealed class BoilerplateLinesTests
{
    [Fact]
    public void Needs_a_list() => Assert.Throws<RecipeException>(() => new BoilerplateLines().Open(new Lists("")));

    [Fact]
    public void Refuses_another_file() => Assert.Throws<RecipeException>(() => new BoilerplateLines { List = "list" }.Open(new Lists("hello")));

    [Fact]
    public void Drops_what_many_pages_of_a_host_share_and_nothing_elsewhere()
    {
        var pages = new HostLines(minPages: 3);
        for (var page = 0; page < 4; page++) pages.Add("a.org", Encoding.UTF8.GetBytes($"Menu\nMenu\n\nPage {page}\n\tFooter é\n"));
        pages.Add("b.org", "Menu\nMenu\nMenu\nMenu"u8);
        var rows = pages.Rows().ToList();
        Assert.Equal(["4\ta.org\tFooter é", "4\ta.org\tMenu"], rows.Select(row => row.Split('\t', 2)[1]).Order());
        var stage = (Transform)new BoilerplateLines { List = "list" }.Open(new Lists("# comment\n" + string.Join('\n', rows)));
        Assert.Equal("\nPage 1", Cleaned.By(stage, "Menu \n\nPage 1\nFooter é", "https://a.org/x"));
        Assert.Equal("Menu\nPage 1", Cleaned.By(stage, "Menu\nPage 1", "https://b.org/x"));
        Assert.Equal("", Cleaned.By(stage, "Menu", "https://a.org"));
    }

    private sealed class Lists(string list) : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(list);
    }
}
