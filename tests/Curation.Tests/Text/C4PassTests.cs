using System.Text.RegularExpressions;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed partial class C4PassTests
{
    private static readonly string[] _policies = ["terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies"];

    [Theory]
    [InlineData(C4Dialect.Datatrove)]
    [InlineData(C4Dialect.Fineweb)]
    internal void Agrees_with_its_twin(C4Dialect dialect)
    {
        foreach (var text in GeneratedTexts.All)
        {
            using var document = DocumentText.FromString(text);
            var found = document.C4(dialect, new());
            Assert.Equal(
                Slow(text, dialect),
                (found.Cleaned.ToString(), found.LoremIpsumLines, found.LoremIpsumLinesBeforeBracket, found.CurlyBracketLines, found.Sentences(SentenceRule.Simple)));
            found.Sentences(SentenceRule.SpacyEn);
            using var again = DocumentText.FromString(found.Cleaned.ToString());
            Assert.Equal(again.By(WordSplitter.Simple).Words.Items, found.Cleaned.By(WordSplitter.Simple).Words.Items);
            Assert.Equal(again.By(WordSplitter.Simple).Words.Hashes, found.Cleaned.By(WordSplitter.Simple).Words.Hashes);
            Assert.Equal(again.By(WordSplitter.SpacyEn).Words.Items, found.Cleaned.By(WordSplitter.SpacyEn).Words.Items);
            Assert.Equal(again.By(WordSplitter.SpacyEn).Words.Hashes, found.Cleaned.By(WordSplitter.SpacyEn).Words.Hashes);
            found.Cleaned.Dispose();
        }
    }

    [Fact]
    public void Phrases_are_found_at_every_offset()
    {
        foreach (var phrase in _policies.Append("javascript"))
        {
            for (var offset = 0; offset < 70; offset++)
            {
                using var document = DocumentText.FromString($"{new string('a', offset)} {phrase.ToUpperInvariant()} b c.\nkeep this line.");
                Assert.Equal("keep this line.", document.C4(C4Dialect.Datatrove, new()).Cleaned.ToString());
            }
        }
    }

    private static (string, int, int, int, int) Slow(string text, C4Dialect dialect)
    {
        var kept = new List<string>();
        int lorem = 0, loremBefore = 0, brackets = 0, sentences = 0;
        foreach (var raw in SlowText.SplitLines(text))
        {
            var line = SlowText.Strip(raw);
            var words = SlowText.WhitespaceWords(line);
            if (words.Any(word => SlowText.Length(word) > 1000)) continue;
            line = Citation().Replace(line, "");
            if (dialect == C4Dialect.Datatrove && (line is not [.., '.' or '?' or '!' or '"' or '\''] || line is [.., '.', '.', '.'])) continue;
            if (words.Count < 3) continue;
            var lower = line.ToLowerInvariant();
            if (lower.Contains("lorem ipsum"))
            {
                lorem++;
                if (brackets == 0) loremBefore++;
            }

            if (lower.Contains("javascript")) continue;
            if (line.Contains('{')) brackets++;
            if (_policies.Any(lower.Contains)) continue;
            sentences += SlowText.Sentences(line).Count;
            kept.Add(line);
        }

        return (SlowText.Strip(string.Join('\n', kept)), lorem, loremBefore, brackets, sentences);
    }

    [GeneratedRegex(@"\[\d*\]|\[edit\]|\[citation needed\]")]
    private static partial Regex Citation();
}
