using static Curation.Tests.Filters.Quality.Measured;
using Family = Curation.Filters.Quality.Nemo.Nemo;

namespace Curation.Tests.Filters.Quality.Nemo;

/// <summary>Rules at their boundary and one step beyond, in the order of the pipeline.</summary>
public sealed class NemoTests
{
    // Words of ten letters: nothing repeats, and a space in ten characters leaves room for other marks.
    private static readonly string _words = string.Join(' ', Enumerable.Range(0, 47).Select(i => $"wordword{(char)('a' + i / 26)}{(char)('a' + i % 26)}"));

    private static string Text => $"{_words} the with us.";

    public static TheoryData<string, string> Verdicts => new()
    {
        { "", "NonAlphaNumericFilter" },
        { Text, "keep" },
        { Text + Repeat(" ", 85), "keep" },
        { Text + Repeat("(", 200), "NonAlphaNumericFilter" },
        { Repeat("... ", 5) + Text, "keep" },
        { Repeat("... ", 6) + Text, "SymbolsToWordsFilter" },
        { Text + " " + Repeat("1", 120), "NumbersFilter" },
        { Text + " http://" + Repeat("a", 150), "UrlsFilter" },
        { Text + Repeat("(", 60), "ParenthesesFilter" },
        { Text + "\n\nprivacy policy", "BoilerPlateStringFilter" },
        { Text + "\n\nMore words.\n\nprivacy policy.", "keep" },
        { Repeat(Text + "\n", 3), "RepeatedLinesFilter" },
        { "One.\nTwo.\nThree.\n" + Text + "\n" + Text, "RepeatedLinesByCharFilter" },
        { Text[..^10], "WordCountFilter" },
        { Text[..^1], "PunctuationFilter" },
        { Repeat("1 ", 12) + Text, "keep" },
        { Repeat("1 ", 13) + Text, "WordsWithoutAlphabetsFilter" },
        { Text.Replace("the with", "The Within"), "CommonEnglishWordsFilter" },
        { Text.Replace("wordword", "wordwordword"), "MeanWordLengthFilter" },
        { Text + " " + Repeat("a", 1001) + ".", "MeanWordLengthFilter" },
        { Text + "\nOne.\nTwo.\nAnd so on…", "keep" },
        { Text + "\nOne.\nAnd so on…", "EllipsisFilter" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judges_as_the_reference(string text, string expected) => Assert.Equal(expected, PeerReason(new Family(), text));
}
