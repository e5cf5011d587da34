using static Curation.Tests.Filters.Quality.Measured;
using Family = Curation.Filters.Quality.DataJuicer.DataJuicer;

namespace Curation.Tests.Filters.Quality.DataJuicer;

public sealed class DataJuicerTests
{
    private const string Good = "This is a text with enough of the words that people use.";

    public static TheoryData<string, string> Verdicts => new()
    {
        { "", "alphanumeric_filter" },
        { Good, "keep" },
        { "a...", "average_line_length_filter" },
        { "a....", "alphanumeric_filter" },
        { "and it is\nso it is\nwe are so", "average_line_length_filter" },
        { Repeat("ab", 30), "character_repetition_filter" },
        { "These, are: not! so; many? words. here - but / enough \\ marks (as) it [was] 1 2 3", "special_characters_filter" },
        { "Clouds drift across quiet mountains while rivers carve granite valleys slowly.", "stopwords_filter" },
        { "this is a text with nine words in it", "words_num_filter" },
        { "this is a text with ten words in it now", "keep" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judges_as_the_reference(string text, string expected) => Assert.Equal(expected, PeerReason(new Family(), text));
}
