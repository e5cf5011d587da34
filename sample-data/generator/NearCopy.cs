namespace SampleCrawl;

/// <summary>
/// Copies with small changes, each worse than its original by any measure of prose, and shorter: runs of words make way for chatter
/// and offers, and some sentences are shouted. Words change in runs, as they do when sites insert or adapt phrases, so that the 5-gram Jaccard
/// similarity stays above any usual threshold.
/// </summary>
internal static class NearCopy
{
    private const double LeastSimilarity = 0.87;
    private const double ChangedWords = 0.04;
    private const double ChangedWordsAfterCut = 0.025;
    private const double LeastKeptByCut = 0.96;
    private const double ShoutedSentences = 0.2;

    public static Draft Of(Article article, Page original, Grammar junk, Dice dice)
    {
        var wantsCut = dice.Chance(0.4);
        for (var attempt = 0; ; attempt++)
        {
            var cut = wantsCut && attempt == 0 ? Cut(article.Paragraphs) : article.Paragraphs;
            var share = cut.Count == article.Paragraphs.Count ? ChangedWords : ChangedWordsAfterCut;
            var copy = new Draft(article.Title, (article with { Paragraphs = Change(cut, share, junk, dice) }).Body) { IsArticle = true };
            if (copy.MainBytes < original.Draft.MainBytes && Similarity(original.Draft, copy) >= LeastSimilarity) return copy;
        }
    }

    public static double Similarity(Draft left, Draft right)
    {
        var (a, b) = (Shingles(left), Shingles(right));
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    private static IReadOnlyList<string> Cut(IReadOnlyList<string> paragraphs)
    {
        var shortest = paragraphs.MinBy(p => p.Length)!;
        return shortest.Length > (1 - LeastKeptByCut) * paragraphs.Sum(p => p.Length) ? paragraphs : [.. paragraphs.Where(p => p != shortest)];
    }

    private static List<string> Change(IReadOnlyList<string> paragraphs, double share, Grammar junk, Dice dice)
    {
        var texts = paragraphs.Select(p => p.Split(' ')).ToList();
        for (var left = (int)(texts.Sum(t => t.Length) * share); left > 0;)
        {
            var words = dice.Pick(texts);
            var run = Math.Min(Math.Min(dice.Between(7, 11), left), words.Length - 2);
            var start = 1 + dice.Below(words.Length - run - 1);
            for (var i = start; i < start + run; i++) words[i] = junk.Say("patch", dice);
            left -= run;
        }

        return [.. texts.Select(t => Shout(string.Join(' ', t), dice))];
    }

    private static string Shout(string paragraph, Dice dice) =>
        string.Join(". ", paragraph.Split(". ").Select(sentence => dice.Chance(ShoutedSentences) ? sentence.ToUpperInvariant() : sentence));

    private static HashSet<string> Shingles(Draft draft)
    {
        var words = MainText.Of(draft.Title, draft.Body).ToLowerInvariant().Split([' ', '\n']);
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(i => string.Join(' ', words, i, 5))];
    }
}
