using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed class WordsTests
{
    [Theory]
    [InlineData("I don't know 3.14, e.g. at 10:30!", "I|don't|know|3.14|,|e.g|.|at|10|:|30|!")]
    [InlineData("foo.Bar foo_bar x-y 1,000;2 a's' 's", "foo.Bar|foo_bar|x|-|y|1,000;2|a's|'|'|s")]
    [InlineData("漢字ひら カナ e\u0301a .\u0301", "漢|字|ひ|ら|カナ|e\u0301a|.\u0301")]
    [InlineData("3rd B2B a.1 1.a", "3rd|B2B|a|.|1|1|.|a")]
    [InlineData("👩\u200D🔬 ...", "👩\u200D|🔬|.|.|.")]
    [InlineData(" \n\u00A0\u3000", "")]
    public void Simple_joins_words_and_numbers_and_leaves_marks_alone(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Cut(text, WordSplitter.Simple)));

    [Fact]
    public void Splitters_agree_with_their_twins()
    {
        foreach (var text in GeneratedTexts.All)
        {
            Assert.Equal(SlowText.SimpleWords(text), Cut(text, WordSplitter.Simple));
            Assert.Equal(SlowText.WhitespaceWords(text), Cut(text, WordSplitter.Whitespace));
        }
    }

    [Fact]
    public void Marks_join_wherever_blocks_begin_and_end()
    {
        const string Alphabet = "aZ19_'.,;: \n-·é\u0301";
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Create(random.Next(1, 200), random, (letters, from) => from.GetItems(Alphabet, letters));
            Assert.Equal(SlowText.SimpleWords(text), Cut(text, WordSplitter.Simple));
        }
    }

    [Fact]
    public void Lengths_are_code_points()
    {
        foreach (var text in GeneratedTexts.All)
        {
            using var document = DocumentText.FromString(text);
            var words = document.By(WordSplitter.Simple).Words;
            var lengths = SlowText.SimpleWords(text).Select(SlowText.Length).ToArray();
            Assert.Equal(lengths, words.Items.ToArray().Select(word => word.CodePoints));
            Assert.Equal(lengths.Select((_, i) => lengths[..i].Sum()), words.Items.ToArray().Select(word => word.CodePointsBefore));
        }
    }

    [Fact]
    public void Hashes_are_equal_where_words_are()
    {
        var wordOf = new Dictionary<ulong, string>();
        foreach (var text in GeneratedTexts.All)
        {
            using var document = DocumentText.FromString(text);
            var hashes = document.By(WordSplitter.Simple).Words.Hashes.ToArray();
            foreach (var (hash, word) in hashes.Zip(SlowText.SimpleWords(text)))
            {
                Assert.Equal(word, wordOf.TryGetValue(hash, out var known) ? known : wordOf[hash] = word);
                Assert.Equal(WordHash.Of(Encoding.UTF8.GetBytes(word)), hash);
            }
        }

        Assert.Equal(wordOf.Count, wordOf.Values.Distinct().Count());
    }

    [Fact]
    public void A_disposed_text_makes_its_views_again()
    {
        var document = DocumentText.FromString("one two three");
        Assert.Equal(3, document.By(WordSplitter.Simple).Words.Count);
        document.Dispose();
        document.Dispose();
        Assert.Equal(3, document.By(WordSplitter.Simple).Words.Count);
    }

    private static List<string> Cut(string text, WordSplitter splitter)
    {
        using var document = DocumentText.FromString(text);
        return [.. document.By(splitter).Words.Items.ToArray().Select(word => Encoding.UTF8.GetString(document.Utf8[word.Start..word.End]))];
    }
}
