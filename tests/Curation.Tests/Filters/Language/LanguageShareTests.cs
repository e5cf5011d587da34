using System.Text;
using Curation.Core;
using Curation.Filters.Language;
using Curation.Text;

namespace Curation.Tests.Filters.Language;

public sealed class LanguageShareTests
{
    private static readonly string[] _english = Of("en"), _german = Of("de");

    [Fact]
    public void Counts_the_characters_of_lines_in_the_language()
    {
        var text = $"{_english[0]}\n{_german[0]}\n{_english[1]}\n";
        var total = (double)(_english[0].Length + _german[0].Length + _english[1].Length + 3);
        Assert.Equal((_english[0].Length + _english[1].Length + 2) / total, Measure("en", text), 12);
        Assert.Equal((_german[0].Length + 1) / total, Measure("de", text), 12);
        Assert.Equal(Measure("en", text), Measure(null, text));
        Assert.Equal(0, Measure("fr", text));
    }

    [Fact]
    public void Short_lines_are_judged_with_those_that_follow()
    {
        var words = string.Join('\n', (_english[0] + " " + _english[1]).Split(' '));
        Assert.Equal(1, Measure("en", words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("12 34\n56 78\n----\n")]
    public void Undefined_where_no_line_is_in_a_language(string text) => Assert.Equal(double.NaN, Measure("en", text));

    [Fact]
    public void The_language_must_be_known() =>
        Assert.Throws<RecipeException>(() => new LanguageShare { Language = "klingon" }.Open(new Curation.Recipe.Assets()));

    private static string[] Of(string language) => [.. HeldOut.Sentences.Where(held => held.Language == language).Select(held => held.Sentence)];

    private static double Measure(string? language, string text) =>
        ((Filter)new LanguageShare { Language = language }.Open(new Curation.Recipe.Assets()))
        .Measure(new Document("s", "1", "", DocumentText.FromUtf8(Encoding.UTF8.GetBytes(text))));
}
