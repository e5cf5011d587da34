namespace SampleCrawl;

/// <summary>
/// Copies with small changes. Words change in runs, as they do when sites insert or adapt phrases,
/// so that the 5-gram Jaccard similarity stays above any usual threshold.
/// </summary>
internal static class NearCopy
{
    private const double LeastSimilarity = 0.87;
    private const double ChangedWords = 0.03;

    public static Draft Of(Article article, Grammar junk, Dice dice)
    {
        var wantsCut = dice.Chance(0.4);
        for (var attempt = 0; ; attempt++)
        {
            var paragraphs = wantsCut && attempt == 0 ? Cut(article.Paragraphs) : Change(article.Paragraphs, junk, dice);
            var copy = article with { Paragraphs = paragraphs };
            if (Similarity(article, copy) >= LeastSimilarity) return new Draft(article.Title, copy.Body) { IsArticle = true };
        }
    }

    public static double Similarity(Article left, Article right)
    {
        var (a, b) = (Shingles(left), Shingles(right));
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    private static List<string> Cut(IReadOnlyList<string> paragraphs)
    {
        var shortest = paragraphs.MinBy(p => p.Length)!;
        return [.. paragraphs.Where(p => p != shortest)];
    }

    private static List<string> Change(IReadOnlyList<string> paragraphs, Grammar junk, Dice dice)
    {
        var texts = paragraphs.Select(p => p.Split(' ')).ToList();
        for (var left = (int)(texts.Sum(t => t.Length) * ChangedWords); left > 0;)
        {
            var words = dice.Pick(texts);
            var run = Math.Min(Math.Min(dice.Between(4, 7), left), words.Length - 1);
            var start = 1 + dice.Below(words.Length - run);
            for (var i = start; i < start + run && i < words.Length; i++) words[i] = junk.Say("word", dice);
            left -= run;
        }

        return [.. texts.Select(t => string.Join(' ', t))];
    }

    private static HashSet<string> Shingles(Article article)
    {
        var words = string.Join(' ', article.Paragraphs).ToLowerInvariant().Split(' ');
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(i => string.Join(' ', words, i, 5))];
    }
}
