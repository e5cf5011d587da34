using System.Text;
using Curation.Dedup.Exact;
using Curation.Dedup.Records;
using Curation.Dedup.Repeats;
using Curation.Runs;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Dedup;

public sealed class RepeatTests
{
    private static readonly CutOptions _lines = new() { Lines = new() };

    [Theory]
    [InlineData("menu\nfirst text\nfooter 1", "menu\nsecond text\nfooter 2", "second text")]
    [InlineData("same\n\nsame\nother", "", "")]
    [InlineData("-\n-\n-", "-\n-", "-\n-")]
    [InlineData("Hello, World!", "hello world", "")]
    [InlineData("own a\nit's 1,000.50 at www.example.com/x_y", "own b: it's 2.5 can't e.g.\nit's 1,000.50 at www.example.com/x_y", "own b: it's 2.5 can't e.g.")]
    [InlineData("日本語のテキスト。\nzwei", "anders 日本\n日本語のテキスト。", "anders 日本")]
    public async Task Later_lines_are_cut(string first, string second, string left)
    {
        var result = await Run(_lines, Ordered(first, second));
        Assert.Equal(left, result[^1]);
    }

    [Fact]
    public async Task A_line_repeated_in_one_text_stays_once() => Assert.Equal(["same\n\nother"], await Run(_lines, Ordered("same\n\nsame\nother\nsame")));

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(1, 3, 0)]
    [InlineData(1, 1, 12)]
    public async Task Short_or_single_lines_stay_where_asked(int window, int minWords, int minCharacters)
    {
        var options = new CutOptions { Lines = new() { Window = window, MinWords = minWords, MinCharacters = minCharacters } };
        var result = await Run(options, Ordered("one two\nthree four five six\nseven", "one two\nother\nseven"));
        Assert.Equal("one two\nother\nseven", result[1]);
    }

    [Fact]
    public async Task Normalisation_of_parts_is_a_choice()
    {
        var documents = Ordered("A Line, 1", "A Line, 1", "A  Line, 1", "a line 2");
        Assert.Equal(["A Line, 1", "", "A  Line, 1", "a line 2"], await Run(Lines(Normalisation.None), documents));
        Assert.Equal(["A Line, 1", "", "", "a line 2"], await Run(Lines(Normalisation.Whitespace), documents));
        Assert.Equal(["A Line, 1", "", "", ""], await Run(Lines(Normalisation.Words), documents));

        static CutOptions Lines(Normalisation normalise) => new() { Lines = new() { Normalise = normalise } };
    }

    [Fact]
    public async Task Paragraphs_end_at_empty_lines() =>
        Assert.Equal("b\nc", (await Run(new() { Paragraphs = new() }, Ordered("a\nb\n\nd", "a\nb\n\nb\nc\n\n\nd")))[1]);

    /// <summary>datatrove: windows of three; all three go, though only together they are repeated; two alone stay.</summary>
    [Fact]
    public async Task Three_sentences_go_together()
    {
        var options = new CutOptions { Sentences = new() { Window = 3 } };
        var result = await Run(options, Ordered("One is here. Two is here. Three is here. Four.", "New. One is here. Two is here. Three is here. End.", "One is here. Two is here."));
        Assert.Equal(["One is here. Two is here. Three is here. Four.", "New. End.", "One is here. Two is here."], result);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lines_are_those_of_the_slow_twin(int seed)
    {
        var planted = new Planted(seed);
        var pool = Enumerable.Range(0, 40).Select(_ => string.Join(' ', planted.Words(1 + planted.Next(6)))).ToArray();
        var documents = Enumerable.Range(0, 60)
            .Select(i => new TestDocument($"{i}", string.Join('\n', Enumerable.Range(0, 10).Select(_ => planted.Next(3) > 0 ? pool[planted.Next(40)] : ""))))
            .ToArray();
        foreach (var window in new[] { 1, 2, 3 })
        {
            var expected = SlowRepeats.Lines(documents, window);
            Assert.Equal(expected, await Run(new() { Lines = new() { Window = window } }, documents));
        }
    }

    [Theory]
    [InlineData(PassageUnit.Bytes, 2, 1)]
    [InlineData(PassageUnit.Bytes, 7, 2)]
    [InlineData(PassageUnit.Bytes, 20, 3)]
    [InlineData(PassageUnit.Characters, 3, 4)]
    [InlineData(PassageUnit.Characters, 10, 5)]
    [InlineData(PassageUnit.Words, 2, 6)]
    [InlineData(PassageUnit.Words, 5, 7)]
    public async Task Passages_are_those_of_the_slow_twin(PassageUnit unit, int min, int seed)
    {
        var planted = new Planted(seed);
        for (var round = 0; round < 5; round++)
        {
            var documents = Passages(planted, round);
            var expected = SlowRepeats.Passages(documents, unit, min);
            Assert.Equal(expected, await Run(new() { Substrings = new() { Min = min, Unit = unit } }, documents));
            Assert.Contains(expected.Zip(documents), pair => pair.First.Length < pair.Second.Text.Length);
        }
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", 5, "aaaaa")]
    [InlineData("abcabcabcabcabcabc", 4, "abca")]
    public async Task What_repeats_itself_stays_once(string text, int min, string left) =>
        Assert.Equal([left], await Run(new() { Substrings = new() { Min = min, Unit = PassageUnit.Bytes } }, Ordered(text)));

    [Fact]
    public async Task Cuts_keep_characters_whole()
    {
        var result = await Run(new() { Substrings = new() { Min = 7, Unit = PassageUnit.Bytes } }, Ordered("xäöüäöüx", "yäöüäöüy", "€öüäöüäöü€"));
        Assert.All(result, text => Assert.DoesNotContain('\uFFFD', text));
        Assert.Equal("yy", result[1]);
    }

    [Fact]
    public async Task Order_workers_and_memory_do_not_matter()
    {
        var planted = new Planted(30);
        var documents = Passages(planted, 0);
        var options = new CutOptions { Lines = new(), Sentences = new() { Window = 3 }, Substrings = new() { Min = 6, Unit = PassageUnit.Characters } };
        var expected = ById(documents, await Run(options, documents));
        foreach (var (workers, buffered) in new[] { (1, 10), (4, 1000), (16, 100_000) })
        {
            var shuffled = planted.Shuffle(documents);
            Assert.Equal(expected, ById(shuffled, await Run(options, shuffled, workers, buffered)));
        }

        static SortedDictionary<string, string> ById(IEnumerable<TestDocument> documents, IEnumerable<string> texts) =>
            new(documents.Zip(texts).ToDictionary(pair => pair.First.Id, pair => pair.Second), StringComparer.Ordinal);
    }

    /// <summary>Texts of few letters, two of them longer than a byte, with passages of one copied into others.</summary>
    private static TestDocument[] Passages(Planted planted, int round)
    {
        const string letters = "ab äb€ \n";
        var texts = new List<string>();
        for (var i = 0; i < 25; i++)
        {
            var text = new StringBuilder();
            for (var length = planted.Next(60); length > 0; length--) text.Append(letters[planted.Next(letters.Length)]);
            if (i > 0 && texts[^1].Length > 10) text.Insert(planted.Next(text.Length + 1), texts[planted.Next(texts.Count)]);
            texts.Add(text.ToString());
        }

        return [.. texts.Select((text, i) => new TestDocument($"{round}-{i}", text))];
    }

    /// <summary>Documents whose identities grow with their positions.</summary>
    private static TestDocument[] Ordered(params string[] texts)
    {
        var ids = Enumerable.Range(0, 1000).Select(i => $"{i}").OrderBy(JobRun.IdentityOf).ToArray();
        return [.. texts.Select((text, i) => new TestDocument(ids[i], text))];
    }

    /// <summary>The texts that are left.</summary>
    private static async Task<string[]> Run(CutOptions options, IReadOnlyList<TestDocument> documents, int workers = 2, int? buffered = null)
    {
        using var folder = new TemporaryFolder();
        using var scratch = new Scratch(folder.File("scratch")) { BufferedRecords = buffered, FanIn = buffered is null ? 256 : 5 };
        var cuts = await new RepeatJob(options, scratch).Run(Read, workers, CancellationToken.None);
        var byRow = cuts.ToLookup(cut => cut.Place.Row, cut => new ByteRange(cut.Start, cut.End));
        return [.. documents.Select((document, row) => Left(document.Text, [.. byRow[row]]))];

        IEnumerable<RepeatDocument> Read() =>
            documents.Select((document, row) => new RepeatDocument(new(0, row), JobRun.IdentityOf(document.Id), DocumentText.FromString(document.Text)));
    }

    private static string Left(string text, ByteRange[] cuts)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(Cutting.Apply(utf8, Cutting.WithEnd(utf8, cuts)));
    }
}
