using System.Text;
using Curation.Core;
using Curation.Filters.Harm;
using Curation.Text;

namespace Curation.Tests.Filters.Harm;

public sealed class HarmDensityTests
{
    private const string Terms =
        "# t\nfoo\ten\tO\t\t\town\nbar\ten\tO\t\t\town\nvile name\ten\tS\tx/y\t\town\nqueer\ten\tA\tx/z\t\town\ngay\ten\tI\tx/z\t\town\n";
    private static readonly HarmDensity _filter = (HarmDensity)new HarmDensity { Lexicon = "terms" }.Open(new List(Terms));

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("foo foo foo foo", 100, 0)]                           // one type alone
    [InlineData("foo bar", 100, 20)]
    [InlineData("FOO, Bar!", 100, 20)]
    [InlineData("foo bar", 1000, 2)]
    [InlineData("foo bar", 2, 20)]                                    // a short text counts as 100 words
    [InlineData("foobar food barn", 100, 0)]
    [InlineData("foo vile name", 100, 40)]
    [InlineData("vile-name foo", 100, 40)]
    [InlineData("vile old name foo", 100, 0)]
    [InlineData("gay gay gay gay queer queer", 100, 0)]               // identity words alone
    [InlineData("foo gay gay", 100, 0)]
    [InlineData("foo queer", 100, 20)]
    [InlineData("queer foo", 100, 20)]
    [InlineData("foo not queer", 100, 0)]
    [InlineData("foo “queer”", 100, 0)]
    [InlineData("foo 1 2 3 4 5 6 7 queer", 100, 20)]                  // eight words on
    [InlineData("foo 1 2 3 4 5 6 7 8 queer", 100, 0)]
    [InlineData("queer 1 2 3 4 5 6 7 foo", 100, 20)]
    [InlineData("queer 1 2 3 4 5 6 7 8 foo", 100, 0)]
    [InlineData("he said \"foo bar\" to us", 100, 0)]
    [InlineData("he said \"what foo, you bar!\" to us", 100, 0)]
    [InlineData("he said 'foo bar' to us", 100, 0)]
    [InlineData("“well foo bar then”", 100, 0)]
    [InlineData("„well foo bar then“", 100, 0)]
    [InlineData("« foo bar »", 100, 0)]
    [InlineData("‘it’s foo bar then’", 100, 0)]
    [InlineData("\"a\" foo bar \"b\"", 100, 20)]
    [InlineData("\"foo\" and \"bar\"", 100, 0)]
    [InlineData("“foo vile” name bar", 100, 40)]
    [InlineData("don't foo bar won't", 100, 20)]
    [InlineData("'cause foo bar killin' me", 100, 20)]
    [InlineData("a 5\" foo bar \"pipe", 100, 20)]
    [InlineData("\"foo\n\n bar vile name\"", 100, 50)]                // no pair over paragraphs
    [InlineData("> foo bar\nplain", 100, 0)]
    [InlineData("plain\n > foo bar\n", 100, 0)]
    [InlineData("plain > foo bar", 100, 20)]
    [InlineData("> plain\nfoo bar", 100, 20)]
    public void Density(string start, int words, double expected) => Assert.Equal(expected, _filter.Measure(Of(Pad(start, words))));

    [Theory]
    [InlineData(58, 0)]
    [InlineData(59, 20)]
    public void Quotation_marks_reach_over_sixty_words(int between, double expected) =>
        Assert.Equal(expected, _filter.Measure(Of("\"foo bar" + string.Concat(Enumerable.Repeat(" a", between)) + "\"")));

    [Fact]
    public void The_default_range_keeps_twelve_and_drops_above()
    {
        Assert.True(_filter.Allows(12));
        Assert.False(_filter.Allows(12.0000001));
    }

    [Theory]
    [InlineData("en", "foo bar", 0)]
    [InlineData("en", "foo any", 20)]
    [InlineData("de", "bar any", 20)]
    [InlineData("de", "foo any", 0)]
    public void Terms_of_the_language_count_and_those_of_none(string language, string text, double expected)
    {
        var list = new List("foo\ten\tO\t\t\town\nbar\tde\tO\t\t\town\nany\t\tO\t\t\town\n");
        Assert.Equal(expected, ((HarmDensity)new HarmDensity { Lexicon = "terms", Language = language }.Open(list)).Measure(Of(text)));
        var words = (C4BadWords)new C4BadWords { Lexicon = "terms", Language = language }.Open(list);
        Assert.Equal(language == "de" ? 1 : 0, words.Measure(Of("a bar here")));
    }

    [Fact]
    public void A_list_without_the_language_is_a_mistake()
    {
        var error = Assert.Throws<RecipeException>(() => new HarmDensity { Lexicon = "terms", Language = "fr" }.Open(new List("foo\tde\tO\t\t\town\n")));
        Assert.Equal("language: terms has no term of \"fr\"; expected one of de", error.Message);
    }

    [Fact]
    public void The_number_is_one_division() => Assert.Equal(1000.0 * 2 / 333, _filter.Measure(Of(Pad("foo bar", 333))));

    [Fact]
    public void Built_in_list_drops_a_page_of_obscenities_and_keeps_pages_about_people()
    {
        var filter = (HarmDensity)new HarmDensity().Open(new Curation.Recipe.Assets());
        Assert.False(filter.Allows(filter.Measure(Of("hot sluts xxx porn, horny milf gangbang, free porn cams"))));
        foreach (var benign in (string[])[
            "A lesbian couple and their gay friends married in a small church. The black community and Jewish families of the town came to celebrate with them.",
            "The essay asks what queer history owes to the Muslim women who kept it, and how disabled people told it.",
            "In Scunthorpe the assassin passed the class with a cockatoo, a shiitake mushroom and a Dick Francis novel.",
            "The health class covers breast cancer, anal fissures, sexual consent, and pregnancy."])
            Assert.Equal(0, filter.Measure(Of(benign)));
    }

    [Fact]
    public void Identity_words_can_be_swapped_without_any_change()
    {
        var filter = (HarmDensity)new HarmDensity().Open(new Curation.Recipe.Assets());
        var values = ((string[])["gay", "straight", "muslim", "christian", "black", "white", "transgender", "deaf"])
            .Select(word => filter.Measure(Of($"The {word} neighbours said the damn landlord was full of shit, a real bastard, and they were right.")))
            .ToList();
        Assert.All(values, value => Assert.Equal(values[0], value));
        Assert.True(values[0] > 0);
    }

    [Theory]
    [InlineData("foo\ten\tO\t\town", "columns")]
    [InlineData("foo\ten\tX\t\t\town", "class \"X\"")]
    [InlineData("foo\ten\t\t\t\town", "class \"\"")]
    [InlineData("foo\ten\tO\t\tmaybe\town", "needs_head")]
    [InlineData("...\ten\tO\t\t\town", "no word")]
    public void Lines_that_are_no_terms_are_named(string line, string expected)
    {
        var error = Assert.Throws<RecipeException>(() => new HarmDensity { Lexicon = "terms" }.Open(new List("# c\n" + line)));
        Assert.Contains("terms:2", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Hostile_text_takes_linear_time() => Assert.Equal(0, _filter.Measure(Of(new StringBuilder().Insert(0, "queer vile ", 200_000).ToString())));

    [Fact]
    public void Quotation_marks_without_end_take_linear_time() =>
        Assert.Equal(0, _filter.Measure(Of(new StringBuilder("foo").Insert(3, "\n> \"‘“a’ ”", 100_000).ToString())));

    private static string Pad(string start, int words)
    {
        var count = start.Split((char[])[' ', '-'], StringSplitOptions.RemoveEmptyEntries).Length;
        return start + string.Concat(Enumerable.Repeat(" plain", Math.Max(0, words - count)));
    }

    private static Document Of(string text) => new("s", "1", "", DocumentText.FromString(text));

    private sealed class List(string terms) : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(terms);
    }
}
