using System.Text;
using Curation.Filters.Quality;
using Curation.Text;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality;

/// <summary>Each rule at its boundary, where it keeps, and one step beyond.</summary>
public sealed class GopherRepetitionTests
{
    public static TheoryData<string, string> Verdicts => new()
    {
        { "", "keep" },
        { "\n", "dup_line_frac" },
        { "a b c d.\n", "top_2_gram" },
        { "word", "keep" },
        { Repeat("x\n\n", 4) + Filler(6, "\n\n", 600), "keep" },
        { Repeat("x\n\n", 5) + Filler(6, "\n\n", 600), "dup_para_frac" },
        { Repeat("x\n", 4) + Filler(6, "\n", 600), "keep" },
        { Repeat("x\n", 5) + Filler(6, "\n", 600), "dup_line_frac" },
        { Exactly(500, "a b c d\n\n", new string('x', 100) + "\n\n", new string('x', 100) + "\n\n"), "keep" },
        { Exactly(499, "a b c d\n\n", new string('x', 100) + "\n\n", new string('x', 100) + "\n\n"), "dup_para_char_frac" },
        { Exactly(500, "a b c d\n", new string('x', 100) + "\n", new string('x', 100) + "\n"), "keep" },
        { Exactly(499, "a b c d\n", new string('x', 100) + "\n", new string('x', 100) + "\n"), "dup_line_char_frac" },
        { Exactly(100, "aa bb ", "aa bb ", "aa bb ", "aa bb "), "keep" },
        { Exactly(99, "aa bb ", "aa bb ", "aa bb ", "aa bb "), "top_2_gram" },
        { Exactly(100, "aa b c ", "aa b c ", "aa b c "), "keep" },
        { Exactly(99, "aa b c ", "aa b c ", "aa b c "), "top_3_gram" },
        { Exactly(100, "aa b c d ", "aa b c d "), "keep" },
        { Exactly(99, "aa b c d ", "aa b c d "), "top_4_gram" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judges_as_datatrove(string text, string expected) => Assert.Equal(expected, PeerReason(new GopherRepetition(), text));

    [Theory]
    [InlineData(5, 15, 1000)]
    [InlineData(6, 7, 600)]
    [InlineData(7, 13, 1400)]
    [InlineData(8, 3, 400)]
    [InlineData(9, 11, 1800)]
    [InlineData(10, 5, 1000)]
    public void Repeated_n_grams_may_fill_exactly_their_share(int size, int grams, int codePoints)
    {
        var number = 0;
        var repeated = Enumerable.Range(0, grams).Select(_ => string.Concat(Enumerable.Range(0, size).Select(_ => $"{Letters(number++, 2)} "))).ToArray();
        Assert.Equal("keep", PeerReason(new GopherRepetition { Words = WordSplitter.Simple }, Exactly(codePoints, [.. repeated, .. repeated])));
        Assert.Equal($"duplicated_{size}_n_grams", PeerReason(new GopherRepetition { Words = WordSplitter.Simple }, Exactly(codePoints - 1, [.. repeated, .. repeated])));
    }

    public static TheoryData<string, string, string> OtherVerdicts => new()
    {
        { "dclm", "", "keep" },
        { "dclm", "one line", "keep" },
        { "dclm", "one line\none line", "massive_web_repetition_filters" },
        { "dclm", Exactly(400, "ab cd ef. ", "ab cd ef. "), "keep" },
        { "datamap", "x\n y\ny\nz w v u t\n" + Filler(6, " ", 60), "keep" },
        { "datamap", "x\nx\ny\ny\n" + Filler(6, " ", 60), "massive_web_repetition_filter" },
        { "dolma", "", "keep" },
        { "dolma", "a b\nc", "fraction_of_characters_in_most_common_2grams" },
        { "dolma", "ab\nab\n" + Filler(6, "\n", 60), "keep" },
        { "dolma", Filler(8, "\n\n", 600), "keep" },
        { "dolma", "ab\nab\nab\n" + Filler(6, "\n", 60), "fraction_of_duplicate_lines" },
        { "dolma-v1", "ab\nab\nab\n" + Filler(6, "\n", 60), "fraction_of_duplicate_lines" },
        { "dolma-v1", Filler(8, "\n\n", 600), "fraction_of_duplicate_lines" },
        { "dolma-v1", Filler(8, "\n", 56) + "\n\n\n" + Filler(1, " ", 4), "keep" },
    };

    [Theory]
    [MemberData(nameof(OtherVerdicts))]
    public void Judges_as_others(string dialect, string text, string expected) =>
        Assert.Equal(expected, PeerReason(new GopherRepetition { Dialect = dialect }, text));

    /// <summary>The parts, each followed by a word of its own, filled up with further words that occur once.</summary>
    private static string Exactly(int codePoints, params string[] parts)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var part in parts)
            text.Append(part).Append(Letters(number++, 3)).Append(part[^1] == '\n' ? new string('\n', part.Count(c => c == '\n')) : " ");
        while (text.Length < codePoints - 20) text.Append(Letters(number++, 3)).Append(' ');
        Assert.InRange(text.Length, 0, codePoints - 5);
        return text.Append('z', codePoints - text.Length).ToString();
    }

    private static string Filler(int pieces, string separator, int words) =>
        string.Join(separator, Enumerable.Range(0, words).Select(i => Letters(i, 3)).Chunk(words / pieces).Select(piece => string.Join(' ', piece)));

    private static string Letters(int number, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + number / (int)Math.Pow(26, i) % 26)));
}
