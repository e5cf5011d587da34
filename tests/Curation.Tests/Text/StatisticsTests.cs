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
        Assert.Equal(lines.Count, document.Lines(GopherDialect.Datatrove).Lines);
        Assert.Equal(lines.Count(line => SlowText.Strip(line) is ['•' or '-', ..]), document.Lines(GopherDialect.Datatrove).BulletLines);
        Assert.Equal(lines.Count(line => SlowText.Strip(line) is [.., '…'] or [.., '.', '.', '.']), document.Lines(GopherDialect.Datatrove).EllipsisLines);
        Assert.Equal(SlowText.Duplicates(Regex.Split(text, "\n+")), Tuple(document.Lines(GopherDialect.Datatrove).Duplicates));
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
        Assert.Equal(SlowText.Duplicates(Regex.Split(SlowText.Strip(text), "\n{2,}")), Tuple(document.Paragraphs(GopherDialect.Datatrove).Duplicates)));

    [Fact]
    public void N_grams() => ForAll((text, document) =>
    {
        var words = SlowText.SimpleWords(text);
        var found = document.By(WordSplitter.Simple).NGrams(GopherDialect.Datatrove);
        for (var size = 2; size <= 4; size++) Assert.Equal((size, SlowText.TopNGram(words, size)), (size, found.Top(size).Part));
        for (var size = 5; size <= 10; size++) Assert.Equal((size, SlowText.DuplicateNGrams(words, size)), (size, found.Duplicates(size).Part));
    });

    [Fact]
    public void N_grams_of_a_long_text()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 20_000).Select(i => $"w{random.Next(i % 3 == 0 ? 5 : 200)}x").ToList();
        for (var copy = 0; copy < 40; copy++) words.InsertRange(random.Next(words.Count), words.GetRange(random.Next(1000), random.Next(30)));
        using var document = DocumentText.FromString(string.Join(' ', words));
        var found = document.By(WordSplitter.Simple).NGrams(GopherDialect.Datatrove);
        Assert.Equal([.. Enumerable.Range(2, 3).Select(size => SlowText.TopNGram(words, size))], Enumerable.Range(2, 3).Select(size => found.Top(size).Part));
        Assert.Equal(
            [.. Enumerable.Range(5, 6).Select(size => SlowText.DuplicateNGrams(words, size))], Enumerable.Range(5, 6).Select(size => found.Duplicates(size).Part));
    }

    [Fact]
    public void Joined_n_grams_are_equal_wherever_they_are_cut()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            string[] few = seed % 2 == 0 ? ["a", "b", "ab", "ba", "aab"] : ["in", "to", "into", "é", "in\u00E9", "t", "o", new string('x', 700 + seed)];
            var words = Enumerable.Range(0, random.Next(4, 400)).Select(_ => few[random.Next(few.Length)]).ToList();
            using var document = DocumentText.FromString(string.Join(' ', words));
            var found = document.By(WordSplitter.Simple).NGrams(GopherDialect.Datatrove);
            for (var size = 5; size <= 10; size++) Assert.Equal((seed, size, SlowText.DuplicateNGrams(words, size)), (seed, size, found.Duplicates(size).Part));
        }
    }

    [Fact]
    public void N_grams_of_every_dialect() => ForAll((text, document) =>
    {
        var words = SlowText.WhitespaceWords(text);
        NGramStatistics By(GopherDialect dialect) => document.By(WordSplitter.Whitespace).NGrams(dialect);
        for (var size = NGramStatistics.MinTopSize; size <= NGramStatistics.MaxTopSize; size++)
        {
            Assert.Equal(SlowRepetition.DolmaTop(words, size), Pair(By(GopherDialect.Dolma).Top(size)));
            Assert.Equal(SlowRepetition.DclmTop(words, size), Pair(By(GopherDialect.Dclm).Top(size)));
            Assert.Equal(SlowRepetition.DatamapTop(words, size), Pair(By(GopherDialect.Datamap).Top(size)));
        }

        for (var size = NGramStatistics.MinDuplicateSize; size <= NGramStatistics.MaxDuplicateSize; size++)
        {
            Assert.Equal(SlowRepetition.DolmaDuplicates(words, size), Pair(By(GopherDialect.Dolma).Duplicates(size)));
            Assert.Equal(SlowRepetition.DclmDuplicates(words, size), Pair(By(GopherDialect.Dclm).Duplicates(size)));
            Assert.Equal(SlowRepetition.DatamapDuplicates(words, size), Pair(By(GopherDialect.Datamap).Duplicates(size)));
        }
    });

    [Fact]
    public void Words_of_other_dialects() => ForAll((text, document) =>
    {
        var words = SlowText.WhitespaceWords(text);
        var found = document.By(WordSplitter.Whitespace).Further;
        Assert.Equal(words.Count(word => System.Text.Rune.IsLetterOrDigit(System.Text.Rune.GetRuneAt(word, 0)) || "²Ⅷ".Contains(word[0])), found.AlphanumericWords);
        Assert.Equal(words.Count(_stopWords.Contains), found.StopWords);
        Assert.Equal(words.Count(word => _stopWords.Contains(word.ToLowerInvariant())), found.StopWordsInAnyCase);
        Assert.Equal(words.Count(word => word.Contains('#') || word.Contains('…')), found.SymbolWords);
        var lengths = words.Select(SlowText.Length).Order().ToArray();
        Assert.Equal(lengths.Length == 0 ? 0 : lengths[(lengths.Length - 1) / 2] + lengths[lengths.Length / 2], found.TwiceMedianLength);
    });

    [Fact]
    public void Lines_of_other_dialects() => ForAll((text, document) =>
    {
        var all = text.Split('\n').ToList();
        var filled = all.Where(line => line != "").ToList();
        var dolma = document.Lines(GopherDialect.Dolma);
        Assert.Equal((filled.Count, filled.Count(line => line is ['*' or '-', ..]), filled.Count(line => line is [.., '…'])), (dolma.Lines, dolma.BulletLines, dolma.EllipsisLines));
        Assert.Equal(Repeats(filled), (dolma.Duplicates.AllRepeated, dolma.Duplicates.AllRepeatedLength));
        var first = document.Lines(GopherDialect.DolmaV1);
        Assert.Equal((all.Count, all.Count(line => line is ['*' or '-', ..]), all.Count(line => line is [.., '…'])), (first.Lines, first.BulletLines, first.EllipsisLines));
        Assert.Equal(Repeats(all), (first.Duplicates.AllRepeated, first.Duplicates.AllRepeatedLength));
        var stripped = all.Select(SlowText.Strip).Where(line => line != "").ToList();
        var dclm = document.Lines(GopherDialect.Dclm);
        Assert.Equal(stripped.Count, dclm.Lines);
        Assert.Equal(stripped.Count(line => line is ['*' or '-' or '•' or '●', ..]), dclm.BulletLines);
        Assert.Equal(stripped.Count(line => Regex.IsMatch(line, @"(\.\.\.|\. \. \.|…)\z")), dclm.EllipsisLines);
        Assert.Equal(Repeats(stripped), (dclm.Duplicates.AllRepeated, dclm.Duplicates.AllRepeatedLength));
        var paragraphs = text.Split("\n\n").Select(SlowText.Strip).Where(line => line != "").ToList();
        Assert.Equal(Repeats(paragraphs), (document.Paragraphs(GopherDialect.Dclm).Duplicates.AllRepeated, document.Paragraphs(GopherDialect.Dclm).Duplicates.AllRepeatedLength));
        Assert.Equal(all.Where(line => line != "").Sum(System.Text.Encoding.UTF8.GetByteCount), document.Lines(GopherDialect.Datamap).Duplicates.Length);
    });

    private static (int, int) Repeats(List<string> pieces)
    {
        var repeated = pieces.Where(piece => pieces.Count(other => other == piece) > 1).ToList();
        return (repeated.Count, repeated.Sum(SlowText.Length));
    }

    private static (long, long) Pair(NGramStatistics.Share share) => (share.Part, share.Whole!.Value);

    private static (int, int, int) Tuple(Duplicates found) => (found.Pieces, found.Repeated, found.RepeatedLength);

    private static void ForAll(Action<string, DocumentText> check)
    {
        foreach (var text in GeneratedTexts.All)
        {
            using var document = DocumentText.FromString(text);
            check(text, document);
        }
    }
}
