using Curation.Filters.Quality.Dolma;
using static Curation.Tests.Filters.Quality.Measured;
using Family = Curation.Filters.Quality.Dolma.Dolma;

namespace Curation.Tests.Filters.Quality.Dolma;

public sealed class DolmaTests
{
    public static TheoryData<string, string> Verdicts => new()
    {
        { "", "keep" },
        { Repeat("word ", 99), "keep" },
        { Repeat("word ", 100), "doc_max_length_repetition" },
        { Repeat("one two, ", 33), "keep" },
        { Repeat("one two, ", 34), "doc_max_length_repetition" },
        { Repeat("a@b.c ", 5), "keep" },
        { Repeat("a@b.c ", 5) + "call 555 123-4567", "pii_regex_doc_count" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judges_as_the_reference(string text, string expected) => Assert.Equal(expected, PeerReason(new Family(), text));
}

public sealed class DolmaTokenRepetitionTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a a", 0)]
    [InlineData("x a a a y", 3)]
    [InlineData("a b a b a", 0)]
    [InlineData("a b a b a b", 6)]
    [InlineData("b a b a b a b", 7)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DolmaTokenRepetition(), text));

    [Fact]
    public void A_period_of_thirteen_counts_and_one_of_fourteen_does_not()
    {
        string Period(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => (char)('a' + i))) + " ";
        Assert.Equal(39, By(new DolmaTokenRepetition(), Repeat(Period(13), 3)));
        Assert.Equal(0, By(new DolmaTokenRepetition(), Repeat(Period(14), 3)));
    }
}
