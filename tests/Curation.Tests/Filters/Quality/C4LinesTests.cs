using System.Text;
using Curation.Core;
using Curation.Filters.Quality;
using Curation.Recipe;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

public sealed class C4LinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("This line stays.", "This line stays.")]
    [InlineData("  This line stays!  \n\n\nSo does this\n", "This line stays!")]
    [InlineData("A line may end so.\r\nOr so?\u2028Or even \"so\"\nit is 'so so'", "A line may end so.\nOr even \"so\"\nit is 'so so'")]
    [InlineData("This line trails off...\nThis one too\nTwo words.\n", "")]
    [InlineData("Cited[12] text[] is [edit]kept[citation needed].\nThis fails. [1]", "Cited text is kept.")]
    [InlineData("Keep [x] and [1a] here.", "Keep [x] and [1a] here.")]
    [InlineData("Please enable JavaScript now.\nWe use cookies here.\nOur Privacy Policy applies.\nAll terms of use apply.", "")]
    [InlineData("Their coo\u212Aie policy holds.\nA site that uses COO\u212AIES here.\nThe coo\u212Ais stay here.\nUse coo\u2122ies here too.", "The coo\u212Ais stay here.\nUse coo\u2122ies here too.")]
    [InlineData("The javan script stays.\nWe like cookies here.\nReuse of cookies is out.", "The javan script stays.\nWe like cookies here.")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Apply(text, C4Dialect.Datatrove));

    [Fact]
    public void Counts_words_before_citations_go() => Assert.Equal("One  two.", Apply("One [1] two.", C4Dialect.Datatrove));

    [Fact]
    public void A_word_may_have_a_thousand_code_points() => Assert.Equal(
        $"{new string('é', 1000)} b c.", Apply($"{new string('é', 1000)} b c.\na {new string('x', 1001)} c.", C4Dialect.Datatrove));

    [Fact]
    public void Fineweb_asks_for_no_end_mark() =>
        Assert.Equal("This one too\nThis line trails off...", Apply("This one too\n\nThis line trails off...", C4Dialect.Fineweb));

    private const string Ten = "One two three, four five. Six seven eight! Ten";

    /// <summary>Whether the last line stays: at the threshold, and one step beyond.</summary>
    [Theory]
    [InlineData("min-words=2", "Two words.", "One.")]
    [InlineData("min-words=4", "One two three four.", "One two three.")]
    [InlineData("max-word-length=6", "One three seven.", "One three seven7.")]
    [InlineData("max-word-length=2000", "One two three.", null)]
    [InlineData("end-marks=false", "One two three...", null)]
    [InlineData("end-marks=true", "One two three.", "One two three")]
    [InlineData("citations=false", "One two [12] three.", null)]
    [InlineData("notices=false", "Our cookie policy on javascript.", null)]
    [InlineData("notices=true", "Our cookies on java.", "Our cookie policy on java.")]
    public void Thresholds_can_be_told(string rules, string stays, string? goes)
    {
        var told = Told(rules);
        Assert.Equal("This line stays here.\n" + stays, Apply("This line stays here.\n" + stays, told).TrimEnd(' '));
        if (goes is not null) Assert.Equal("This line stays here.", Apply("This line stays here.\n" + goes, told));
    }

    [Theory]
    [InlineData("original", "min-words=3", "One two[1] three.\nOne two.", "One two three.")]
    [InlineData("fineweb", "end-marks=true", "One two three.\nOne two three", "One two three.")]
    [InlineData("dolma", "citations=true notices=true max-word-length=9", "One two[1] three.\nOne javascript.\nOne two elevenletter.", "One two three.")]
    public void A_dialect_keeps_what_is_not_told(string dialect, string rules, string text, string expected) =>
        Assert.Equal(expected, Apply(text, Told(rules) with { Dialect = Enum.Parse<C4Dialect>(dialect, ignoreCase: true) }));

    [Theory]
    [InlineData("", "")]
    [InlineData(Ten, "One two three, four five. Six seven eight!")]
    [InlineData("One two\nthree goes on.   Short one. It uses cookies, too. One\n\nmore comes.", "One two\nthree goes on. One\n\nmore comes.")]
    [InlineData("Eins zwei drei。Vier fünf sechs！", "")]
    [InlineData("Is it [1] so? Is it [1] so?", "Is it  so? Is it  so?")]
    public void Sentences_can_be_looked_at_in_place_of_lines(string text, string expected) => Assert.Equal(expected, Apply(text, Told("units=sentences")));

    [Fact]
    public void Sentences_with_nothing_between_them_are_parted() =>
        Assert.Equal("One two three. Four five six.", Apply("One two three.Four five six.", Told("units=sentences")));

    private static C4Lines Told(string rules) => new() { LineRules = OptionSection.Read("line-rules", new C4LineRules(), rules.Split(' ')) };

    [Fact]
    public void A_text_that_stays_is_given_back_itself()
    {
        using var text = DocumentText.FromString("This line stays.\nThis one too.");
        Assert.Same(text, new C4Lines().Apply(new Document("test", "1", "", text)));
    }

    private static string Apply(string text, C4Dialect dialect) => Apply(text, new C4Lines { Dialect = dialect });

    private static string Apply(string text, C4Lines lines)
    {
        using var document = DocumentText.FromString(text);
        return Encoding.UTF8.GetString(lines.Apply(new Document("test", "1", "", document)).Utf8);
    }
}
