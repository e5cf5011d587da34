using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Other ways to choose a page's text, held against the probabilities of its blocks.</summary>
internal static class TextCandidates
{
    private delegate bool Choice(in TextBlock block);

    public static IReadOnlyList<CandidateScore> Of(PageTree tree, PageAnalysis analysis)
    {
        var root = SemanticRoot(tree);
        var found = new List<CandidateScore>
        {
            Score("blocks", analysis.Blocks, static (in block) => block.IsKept),
            Score("rules", analysis.Blocks, static (in block) => block.IsInRules),
            Score("body", analysis.Blocks, static (in _) => true),
            Score("noscript", analysis.Blocks, (in block) => PageAnalysis.IsInNoScript(tree, block)),
        };
        if (root > 0) found.Add(Score("root", analysis.Blocks, (in block) => block.First >= root && block.First < tree[root].End));
        if (analysis.Data.Body is { } body) found.Add(new CandidateScore("json-ld", 0, body.Length));
        return [.. found.Where(candidate => candidate.Characters > 0).OrderByDescending(candidate => candidate.Score)];
    }

    /// <summary>The largest element that is called main, article or body.</summary>
    private static int SemanticRoot(PageTree tree)
    {
        var root = 0;
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            var isSemantic = node.Tag is Tag.Main or Tag.Article || (node.Category & (Category.MainRole | Category.Body)) != 0;
            if (isSemantic && (root == 0 || node.Sums.Characters > tree[root].Sums.Characters)) root = i;
        }

        return root;
    }

    private static CandidateScore Score(string name, ReadOnlySpan<TextBlock> blocks, Choice choose)
    {
        var (kept, likely, all) = (0, 0f, 1e-6f);
        foreach (ref readonly var block in blocks)
        {
            all += block.Probability * block.Characters;
            if (choose(block)) (kept, likely) = (kept + block.Characters, likely + (block.Probability * block.Characters));
        }

        return new CandidateScore(name, Math.Round(2 * likely / (kept + all), 4), kept);
    }
}
