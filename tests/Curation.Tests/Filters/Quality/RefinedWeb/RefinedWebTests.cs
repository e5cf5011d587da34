using System.Text;
using Curation.Core;
using Curation.Filters.Quality.RefinedWeb;
using Curation.Recipe;
using Curation.Text;
using static Curation.Tests.Filters.Quality.Measured;
using Family = Curation.Filters.Quality.RefinedWeb.RefinedWeb;

namespace Curation.Tests.Filters.Quality.RefinedWeb;

public sealed class RefinedWebTests
{
    private const string Forty = "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee ff gg hh ii jj kk ll mm nn";

    [Theory]
    [InlineData("", "keep")]
    [InlineData(Forty + "\nAlone\n3 likes", "word_removal_ratio_filter")]
    [InlineData(Forty + "\nAlone\nAnother", "keep")]
    [InlineData("word", "word_removal_ratio_filter")]
    public void Judges_as_the_reference(string text, string expected) =>
        Assert.Equal(expected, PeerReason(new Family(), text));

    [Fact]
    public void Leaves_the_kept_lines() => Assert.Equal(Forty, By(new Family(), Forty + "\n12,345").Text);
}

public sealed class RefinedWebRemovedWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("- - -", 0.0)]
    [InlineData("one two\nthree", 1.0 / 3)]
    [InlineData("one two - -x\n12 likes", 2.0 / 4)]
    [InlineData("sign-in one two", 1.0 / 3)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new RefinedWebRemovedWordRatio(), text));
}

public sealed class RefinedWebLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("One two.\n\nThree four.\n", "One two.\n\nThree four.\n")]
    [InlineData("AB cd\nABC cd\nABCD e", "AB cd\nABC cd")]
    [InlineData("ÀÉÎÔ d\nok then", "ok then")]
    [InlineData("123\n12 3\n1²3", "12 3")]
    [InlineData("one\ntwo words\r\n\r\n", "two words\r\n\r\n")]
    [InlineData("1.2K Likes\n+ 3 views !\n12k followers of us\n3likes you\n12,000 m shares", "12k followers of us\n3likes you\n12,000 m shares")]
    [InlineData("There are 3 items in cart now\nitems in cart", "There are 3 now")]
    [InlineData("Items in cart items in cart", "")]
    [InlineData("items in cart 3", "3")]
    [InlineData("items in cart  now items in cart 3", " now 3")]
    [InlineData("The story Read more...\nThe story goes on read more now\nRead more of", "The story\nThe story goes on read more now")]
    [InlineData("3 LI\u212AES\n3\u212A views\n3 l\u0130kes\n3 like\u017F", "3 l\u0130kes\n3 like\u017F")]
    [InlineData("There are 3 \u0130tem\u017F \u0131n cart now\n\u017F\u0131gn-\u0130n to go on", "There are 3 now\nto go on")]
    [InlineData("Sign-in to go on\nplease sign-in here", "to go on\nplease sign-in here")]
    [InlineData("one two three four five six seven eight nine items in cart", "one two three four five six seven eight nine items in cart")]
    [InlineData("a\0b c\n𝒳 𝒳\n😀 😀", "a\0b c\n😀 😀")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Apply(text, RefinedWebDialect.Dclm));

    [Theory]
    [InlineData("12 followers of us", "12 followers of us", "")]
    [InlineData("ÀÉÎÔ d", "", "ÀÉÎÔ d")]
    public void Dialects_differ(string text, string dclm, string datamap)
    {
        Assert.Equal(dclm, Apply(text, RefinedWebDialect.Dclm));
        Assert.Equal(datamap, Apply(text, RefinedWebDialect.Datamap));
    }

    [Fact]
    public void Takes_a_line_of_a_million()
    {
        var line = string.Concat(Enumerable.Repeat("items in cart ", 70_000));
        Assert.Equal(line, Apply(line, RefinedWebDialect.Dclm));
    }

    [Fact]
    public void A_text_that_stays_is_given_back_itself()
    {
        using var text = DocumentText.FromString("This line stays.\n\nThis one too.");
        Assert.Same(text, new RefinedWebLines().Apply(new Document("test", "1", "", text)));
    }

    /// <summary>Whether the last line stays: at the threshold, and one step beyond.</summary>
    [Theory]
    [InlineData("max-uppercase-ratio=0.25", "Ab c", "AB c de")]
    [InlineData("max-uppercase-ratio=null", "AB CD", null)]
    [InlineData("max-digit-ratio=0.25", "a 1b", "a 12")]
    [InlineData("max-digit-ratio=null min-words=1", "123", null)]
    [InlineData("counters=false", "3 likes", null)]
    [InlineData("min-words=1", "One", null)]
    [InlineData("min-words=3", "One two three", "One two")]
    [InlineData("min-words=12", "a b c d e f g h i j k l", "a b c d e f g h i j k")]
    [InlineData("max-words-of-cut=0", "There are 3 items in cart now", null)]
    public void Thresholds_can_be_told(string rules, string stays, string? goes)
    {
        var told = new RefinedWebLines { LineRules = OptionSection.Read("line-rules", new RefinedWebLineRules(), rules.Split(' ')) };
        Assert.Equal("\n" + stays, Apply("\n" + stays, told));
        if (goes is not null) Assert.Equal("", Apply(goes, told));
    }

    [Theory]
    [InlineData(7, "There are 3 now")]
    [InlineData(6, "There are 3 items in cart now")]
    public void Phrases_are_cut_out_of_lines_of_so_many_words(int maxWords, string expected) =>
        Assert.Equal(expected, Apply("There are 3 items in cart now", new RefinedWebLines { LineRules = new() { MaxWordsOfCut = maxWords } }));

    [Fact]
    public void Both_rules_follow_what_is_told_of_lines()
    {
        var family = new Family { LineRules = new() { MinWords = 1 } };
        Assert.Equal("word", By(family, "word").Text);
        Assert.Equal("keep", PeerReason(family, "word"));
    }

    private static string Apply(string text, RefinedWebDialect dialect) => Apply(text, new RefinedWebLines { Dialect = dialect });

    private static string Apply(string text, RefinedWebLines lines)
    {
        using var document = DocumentText.FromString(text);
        return Encoding.UTF8.GetString(lines.Apply(new Document("test", "1", "", document)).Utf8);
    }
}
