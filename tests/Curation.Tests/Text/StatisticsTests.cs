using System.Text.RegularExpressions;
using Curation.Text;

namespace Curation.Tests.Text;

/// <summary>Every statistic against the slow twin.</summary>
public sealed class StatisticsTests
{
    private static readonly string[] _stopWords = ["the", "be", "to", "of", "and", "that", "have", "with"];

    [Fact]
    public void Words() => ForAll((text, document) =>
    {
        foreach (var splitter in Enum.GetValues<WordSplitter>())
        {
            var words = SlowText.Words(text, splitter);
            var found = document.By(splitter).Statistics;
            Assert.Equal(words.Count, found.Words);
            Assert.Equal(words.Count(SlowText.IsPlain), found.PlainWords);
            Assert.Equal(words.Where(SlowText.IsPlain).Sum(SlowText.Length), found.PlainWordCodePoints);
            Assert.Equal(words.Count(SlowText.HasLetter), found.AlphabeticWords);
            Assert.Equal(words.Intersect(_stopWords).Count(), found.DistinctStopWords);
        }
    });

    [Fact]
    public void Characters() => ForAll((text, document) =>
    {
        Assert.Equal(SlowText.Length(text), document.Characters.CodePoints);
        Assert.Equal(text.Count(c => c == '\n'), document.Characters.Newlines);
        Assert.Equal(text.Count(c => c == '#'), document.Characters.HashMarks);
        Assert.Equal(Regex.Count(text, @"\.\.\.|…"), document.Characters.Ellipses);
    });

    [Fact]
    public void Lines() => ForAll((text, document) =>
    {
        var lines = SlowText.SplitLines(text);
        Assert.Equal(lines.Count, document.Lines.Lines);
        Assert.Equal(lines.Count(line => SlowText.Strip(line) is ['•' or '-', ..]), document.Lines.BulletLines);
        Assert.Equal(lines.Count(line => SlowText.Strip(line) is [.., '…'] or [.., '.', '.', '.']), document.Lines.EllipsisLines);
        Assert.Equal(SlowText.Duplicates(Regex.Split(text, "\n+")), Tuple(document.Lines.Duplicates));
    });

    [Fact]
    public void Filled_lines() => ForAll((text, document) =>
    {
        var lines = text.Split('\n').Where(line => SlowText.Strip(line) != "").ToList();
        Assert.Equal(lines.Count, document.FilledLines.Lines);
        Assert.Equal(lines.Count(line => SlowText.IsTerminal(SlowText.Runes(line)[^1])), document.FilledLines.TerminalLines);
        Assert.Equal(lines.Count(line => SlowText.Length(line) <= 30), document.FilledLines.ShortLines);
        Assert.Equal(SlowText.Duplicates(lines), Tuple(document.FilledLines.Duplicates));
    });

    [Fact]
    public void Paragraphs() => ForAll((text, document) =>
        Assert.Equal(SlowText.Duplicates(Regex.Split(SlowText.Strip(text), "\n{2,}")), Tuple(document.Paragraphs.Duplicates)));

    [Fact]
    public void N_grams() => ForAll((text, document) =>
    {
        var words = SlowText.SimpleWords(text);
        var found = document.By(WordSplitter.Simple).NGrams;
        for (var size = 2; size <= 4; size++) Assert.Equal((size, SlowText.TopNGram(words, size)), (size, found.TopCodePoints(size)));
        for (var size = 5; size <= 10; size++) Assert.Equal((size, SlowText.DuplicateNGrams(words, size)), (size, found.DuplicateCodePoints(size)));
    });

    [Fact]
    public void N_grams_of_a_long_text()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 20_000).Select(i => $"w{random.Next(i % 3 == 0 ? 5 : 200)}x").ToList();
        for (var copy = 0; copy < 40; copy++) words.InsertRange(random.Next(words.Count), words.GetRange(random.Next(1000), random.Next(30)));
        using var document = DocumentText.FromString(string.Join(' ', words));
        var found = document.By(WordSplitter.Simple).NGrams;
        Assert.Equal([.. Enumerable.Range(2, 3).Select(size => SlowText.TopNGram(words, size))], Enumerable.Range(2, 3).Select(found.TopCodePoints));
        Assert.Equal(
            [.. Enumerable.Range(5, 6).Select(size => SlowText.DuplicateNGrams(words, size))], Enumerable.Range(5, 6).Select(found.DuplicateCodePoints));
    }

    private static (int, int, int) Tuple(Duplicates found) => (found.Pieces, found.Repeated, found.RepeatedCodePoints);

    private static void ForAll(Action<string, DocumentText> check)
    {
        foreach (var text in GeneratedTexts.All)
        {
            using var document = DocumentText.FromString(text);
            check(text, document);
        }
    }
}
