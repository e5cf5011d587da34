using System.Text;
using Curation.Text;
using Curation.Text.Spacy;

namespace Curation.Tests.Text.Spacy;

public sealed class SpacySplitterTests
{
    private static readonly string[] _parts =
    [
        "a", "the", "Word", "USA", "U.S.", "e.g.", "dont", "can't", "I'm", "he'll've", "its", "Ill", "let's", "10am", "12p.m.", "3", "3.14", "5km", "7m²", "€", "$", "US$",
        ".", "..", "...", "…", "……", ",", ":", ";", "!", "?", "(", ")", "[", "]", "<", ">", "=", "/", "-", "--", "---", "—", "——", "–", "~", "+", "*", "^", "%", "#", "&",
        "'", "\"", "’", "“", "”", "'s", "’s", ":)", ":-(", ">.<", "C++", "and/or", "w/o", "o'clock", "Dr.", "°C", "☺", "©", "http://", "www.", "example.com", "a@b.org",
        "192.168.0.1", "8.8.8.8", ":80", "/path?x=1", "漢字", "。", "é", "ß", "\u0301", "_", "|", "\\", "`", "@", "²", "nt", "ve", "ll", "A", "B", "Z.",
    ];

    [Theory]
    [InlineData("I'm sure you can't do that, e.g. at 10am (U.S.A.)... right?", "I|'m|sure|you|ca|n't|do|that|,|e.g.|at|10|am|(|U.S.A.|)|...|right|?")]
    [InlineData("foo.Bar foo.bar end.", "foo|.|Bar|foo.bar|end|.")]
    [InlineData("3-year-old and/or C++", "3|-|year|-|old|and/or|C++")]
    [InlineData("10-12 5km 5km/h 7% $5 5$ US$5 +3 3+ +x", "10|-|12|5|km|5|km/h|7|%|$|5|5|$|US$|5|+3|3|+|+|x")]
    [InlineData("dont cant Im Ill its cannot gonna let's", "do|nt|ca|nt|I|m|Ill|its|can|not|gon|na|let|'s")]
    [InlineData("you’re don’t he’s the cat’s", "you|’re|do|n’t|he|’s|the|cat|’s")]
    [InlineData("foo:) :-) (and/or) x(^_^)", "foo|:)|:-)|(|and/or|)|x(^_^|)")]
    [InlineData("see https://example.com/a-b?c=d, or me@example.org.", "see|https://example.com/a-b?c=d|,|or|me@example.org|.")]
    [InlineData("a--b a---b a----b a-B 1-a a-1", "a|--|b|a|---|b|a----b|a|-|B|1|-|a|a-1")]
    [InlineData("AB. Ab. A. b. 1. x). \"x\".", "AB|.|Ab|.|A.|b.|1|.|x|)|.|\"|x|\"|.")]
    [InlineData("20°C. 30° «so» 😀ok ok😀 o😀k", "20|°|C|.|30|°|«|so|»|😀|ok|ok|😀|o|😀|k")]
    [InlineData("a,b 1,000 a:b a/b a=b 1/2 x_y _x_", "a|,|b|1,000|a|:|b|a|/|b|a|=|b|1/2|x_y|_|x|_")]
    [InlineData("one\u00A0two\u2003three\u001Cfour\u0085five\u0000six", "one|two|three|four|five\u0000six")]
    [InlineData("( :)y x( :)y (  :)y (\n:)y (\u00A0:)y (. :)y", "(|:|)|y|x|(|:|)|y|(|:)|y|(|:)|y|(|:)|y|(|.|:)|y")]
    [InlineData("x:) )", "x|:|)|)")]
    [InlineData("y:) \u00A0)", "y|:)|)")]
    [InlineData(" \n\u3000", "")]
    public void Cuts_as_spacy(string text, string expected) => Assert.Equal(expected, string.Join('|', Cut(text)));

    [Fact]
    public void Agrees_with_its_twin()
    {
        foreach (var text in GeneratedTexts.All.Select(BasicPlane)) Assert.Equal(SlowSpacy.Words(text), Cut(text));
        for (var seed = 0; seed < 700; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => _parts[random.Next(_parts.Length)] + (random.Next(4) == 0 ? " " : "")));
            Assert.Equal(SlowSpacy.Words(text), Cut(text));
        }
    }

    [Fact]
    public void Special_cases_that_white_space_cuts_agree_with_the_twin()
    {
        var specials = EnglishSpecials.All.Select(special => special.Text).Where(text => !text.All(char.IsAsciiLetter) && !text.Contains('ಠ')).ToArray();
        string[] spaces = [" ", " ", "  ", "\n", " \n", "\u00A0", "\t ", "\u3000", ""];
        for (var seed = 0; seed < 800; seed++)
        {
            var random = new Random(seed);
            string Next(string[] from) => from[random.Next(from.Length)];
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => (random.Next(4) == 0 ? Next(_parts) : Next(specials)) + Next(["", "y", ")", ":"])));
            for (var cuts = random.Next(1, 6); cuts > 0; cuts--) text = text.Insert(random.Next(text.Length), Next(spaces));
            Assert.Equal(SlowSpacy.Words(text), Cut(text));
            Assert.Equal(SlowSpacy.Words(text), Cut(text + new string(' ', 99)));
        }
    }

    [Fact]
    public void Chunks_of_letters_agree_with_the_twin_wherever_they_stand()
    {
        var words = EnglishSpecials.All.Select(special => special.Text).Where(text => text.All(char.IsAsciiLetter))
            .Concat(["I", "a", "word", "Word", "USA", "km", "naïve", "x_y", "r2", new string('x', 31), new string('x', 32), new string('y', 33)]);
        foreach (var word in words)
        {
            foreach (var mark in new[] { "", ",", ".", "..", ",.", "!", ", ", "\n", ".\n" })
            {
                var text = word + mark;
                Assert.Equal(SlowSpacy.Words(text), Cut(text));
                Assert.Equal(SlowSpacy.Words(text), Cut(text + new string(' ', 40)));
            }
        }
    }

    [Fact]
    public void Words_come_with_their_hashes_and_code_points()
    {
        using var document = DocumentText.FromString("Don't “quote” 漢字, naïve😀 " + new string('é', 40) + " Don't “quote”");
        var words = document.By(WordSplitter.SpacyEn).Words;
        for (var i = 0; i < words.Count; i++)
        {
            var bytes = document.Utf8[words.Items[i].Start..words.Items[i].End];
            Assert.Equal(WordHash.Of(bytes), words.Hashes[i]);
            Assert.Equal(Encoding.UTF8.GetString(bytes).EnumerateRunes().Count(), words.Items[i].CodePoints);
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData(".")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("'s")]
    [InlineData("5km")]
    [InlineData("x-")]
    [InlineData("http://a.b")]
    [InlineData("y:)")]
    [InlineData("( :)y ")]
    public void A_long_chunk_takes_linear_time(string part)
    {
        using var document = DocumentText.FromString(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        var words = document.By(WordSplitter.SpacyEn).Words;
        Assert.Equal(document.Utf8.ToArray().Count(each => each != ' '), words.Items.ToArray().Sum(word => word.Length));
    }

    /// <summary>The twin's regular expressions see halves of what lies beyond.</summary>
    private static string BasicPlane(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : "☺"));

    private static List<string> Cut(string text)
    {
        using var document = DocumentText.FromString(text);
        return [.. document.By(WordSplitter.SpacyEn).Words.Items.ToArray().Select(word => Encoding.UTF8.GetString(document.Utf8[word.Start..word.End]))];
    }
}
