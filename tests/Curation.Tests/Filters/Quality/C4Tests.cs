using Curation.Core;
using Curation.Filters.Quality;
using Curation.Text;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality;

public sealed class C4Tests
{
    private const string Five = "One is here. Two is here. Three is here. Four is here. Five is here.";

    [Theory]
    [InlineData("", "too_few_sentences")]
    [InlineData(Five, "keep")]
    [InlineData("One is here. Two is here. Three is here. Four is here.", "too_few_sentences")]
    [InlineData(Five + "\nHere is Lorem Ipsum text.", "lorem_ipsum")]
    [InlineData(Five + "\nHere is lorem ipsum text", "keep")]
    [InlineData(Five + "\nThere is a { in it.", "curly_bracket")]
    [InlineData(Five + "\nThere is a { in javascript.", "keep")]
    [InlineData("There is a { in it.\nHere is lorem ipsum text.", "curly_bracket")]
    [InlineData("Here is lorem ipsum text.\nThere is a { in it.", "lorem_ipsum")]
    [InlineData("Here is a lorem ipsum {.", "lorem_ipsum")]
    public void Judges_as_datatrove(string text, string expected) => Assert.Equal(expected, PeerReason(new C4(), text));

    [Theory]
    [InlineData(Five + "\nHere is lorem ipsum text", "lorem_ipsum")]
    [InlineData("One is here\nTwo is here\nThree is here\nFour is here", "too_few_sentences")]
    [InlineData("One is here\nTwo is here\nThree is here\nFour is here\nFive is here", "keep")]
    public void Fineweb_turns_the_end_mark_rule_off(string text, string expected) => Assert.Equal(expected, PeerReason(new C4 { Dialect = "fineweb" }, text));

    private const string Three = "One is here at last. Two is here at last. Three is here at last.";

    [Theory]
    [InlineData("original", "", "too_few_sentences")]
    [InlineData("original", Three, "keep")]
    [InlineData("original", "One is here at last. Two is here at last.", "too_few_sentences")]
    [InlineData("original", Three + "\nThis lorem ipsum is too short.", "lorem_ipsum")]
    [InlineData("original", Three + "\nThis lorem ipsum short.", "keep")]
    [InlineData("original", Three + "\nThis lorem ipsum short[12].", "keep")]
    [InlineData("original", Three + "\nThis line has a { now.", "curly_bracket")]
    [InlineData("original", Three + "\nThis line has a { 'now'", "keep")]
    [InlineData("mc4", Three, "third-longest-line")]
    [InlineData("dclm", Three + "\nThis line has a { now [1].", "curly_bracket")]
    [InlineData("dclm", "One is here at last [1]. Two is here. Three is here. [2]", "keep")]
    [InlineData("original", "One is here at last [1]. Two is here. Three is here. [2]", "too_few_sentences")]
    [InlineData("original", Three + "\n[1] This lorem ipsum short.", "keep")]
    [InlineData("original", Three + "\n[1] This lorem ipsum is too short.", "lorem_ipsum")]
    [InlineData("dolma", "", "keep")]
    [InlineData("dolma", "a lorem ipsum\n{", "has_lorem_ipsum")]
    [InlineData("dolma", "javascript\n{", "has_curly_brace")]
    [InlineData("dolma", "JavaScript", "has_javascript")]
    [InlineData("dolma", "javascript.", "has_javascript")]
    [InlineData("dolma-v1", "JavaScript", "has_javascript")]
    [InlineData("dolma-v1", "javascript.", "keep")]
    [InlineData("dolma-v1", "a lorem ipsum\n{", "has_lorem_ipsum")]
    public void Judges_by_other_dialects(string dialect, string text, string expected)
    {
        var family = new C4 { Dialect = dialect };
        Assert.Equal(expected, dialect == "mc4" ? By(family, text).Verdict.Reason?.Split('/')[1] : PeerReason(family, text));
    }

    [Fact]
    public void Dolma_cuts_lines_without_an_end_mark_or_with_few_words() =>
        Assert.Equal("This one stays.\nSo does this...", By(new C4 { Dialect = "dolma" }, "Menu here\nThis one stays.\nToo short.\nSo does this...").Text);

    [Fact]
    public void Mixes_of_dolma_cut_lines_without_an_end_mark_alone() => Assert.Equal(
        (Verdict.Keep(), "Short.\nA lorem ipsum { javascript."), By(new C4 { Dialect = "dolma-mix" }, "Menu here it is\nShort.\nA lorem ipsum { javascript."));

    [Fact]
    public void Dolma_keeps_lines_as_they_stand() =>
        Assert.Equal("  One is\rindented here. \nSo is\u2028this one.", By(new C4 { Dialect = "dolma" }, "  One is\rindented here. \n \nSo is\u2028this one.\n").Text);

    [Theory]
    [InlineData(190_000, "keep")]
    [InlineData(190_001, "c4/character-count")]
    public void The_original_drops_long_pages(int codePoints, string expected) =>
        Assert.Equal(expected, By(new C4 { Dialect = "original" }, Three + new string('\n', codePoints - Three.Length)).Verdict.Reason ?? "keep");

    [Fact]
    public void The_references_have_no_name_for_long_pages_and_short_paragraphs() => Assert.Equal(
        ["third-longest-line", "character-count"],
        new C4 { Dialect = "mc4" }.Rules.Where(rule => rule.Stage is Filter { PeerReasons.IsUnnamed: true }).Select(rule => rule.Name));

    [Fact]
    public void Leaves_the_kept_lines() => Assert.Equal(Five, By(new C4(), $"Menu\n\n{Five.Replace("Two is", "Two[2] is")}\nShort one.\n").Text);

    /// <summary>Every rule follows: a line that is cut is not counted either.</summary>
    [Theory]
    [InlineData("datatrove", 2, false, "Ab cd. Ef gh. Ij kl. Mn op. Qr st.", "keep")]
    [InlineData("datatrove", 11, false, "Ab cd. Ef gh. Ij kl. Mn op. Qr st.", "too_few_sentences")]
    [InlineData("datatrove", 2, true, "Ab cd. Ef gh. Ij kl. Mn op. Qr st.", "keep")]
    [InlineData("datatrove", 3, true, "Ab cd. Ef gh. Ij kl. Mn op. Qr st.", "too_few_sentences")]
    [InlineData("datatrove", 2, true, "Ab cd. Ef gh. Ij kl. Mn op. Qr st { lorem.", "curly_bracket")]
    [InlineData("datatrove", 5, true, "Ab cd. Ef gh. Ij kl. Mn op. Qr st { lorem.", "too_few_sentences")]
    [InlineData("original", 2, true, "Ab cd. Ef gh. Ij kl.", "keep")]
    [InlineData("original", 2, true, "Ab cd. Ef gh.", "too_few_sentences")]
    public void All_rules_follow_what_is_told_of_lines(string dialect, int minWords, bool bySentence, string text, string expected)
    {
        var rules = new C4LineRules { MinWords = minWords, Units = bySentence ? C4Unit.Sentences : null };
        Assert.Equal(expected, PeerReason(new C4 { Dialect = dialect, LineRules = rules }, text));
    }
}
