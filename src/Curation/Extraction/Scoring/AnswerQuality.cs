using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>What the trees that tell a good answer from a bad one are told.</summary>
internal enum AnswerTrait
{
    Expected, KeptText, PageText, KeptShare, KeptBlocks, Likely, Unlikely, Gaps, RulesOverlap, RulesShare, LinkShare, Article, Service, Listing, Forum,
    Documentation, Collection, Product, Count,
}

/// <summary>The F-measure that an answer is expected to reach, by what is known of it.</summary>
internal static class AnswerQuality
{
    public static float Of(TreeEnsemble trees, ReadOnlySpan<float> row) => Math.Clamp(trees.Score(row), 0, 1);

    public static void Fill(Span<float> row, ReadOnlySpan<TextBlock> blocks, ReadOnlySpan<float> types)
    {
        var (page, kept, likely, missed, both, rules, links, count, gaps) = (1f, 0f, 0f, 0f, 0f, 0f, 0f, 0, 0);
        var wasKept = false;
        foreach (ref readonly var block in blocks)
        {
            var text = (float)block.Characters;
            page += text;
            if (block.IsInRules) rules += text;
            if (block.IsKept)
            {
                (kept, likely, links, count) = (kept + text, likely + (text * block.Probability), links + block.LinkCharacters, count + 1);
                if (block.IsInRules) both += text;
                if (!wasKept) gaps++;
            }
            else
            {
                missed += text * block.Probability;
            }

            wasKept = block.IsKept;
        }

        row[(int)AnswerTrait.Expected] = 2 * likely / Math.Max(1, kept + likely + missed);
        row[(int)AnswerTrait.KeptText] = Curves.Log2(1 + kept);
        row[(int)AnswerTrait.PageText] = Curves.Log2(page);
        row[(int)AnswerTrait.KeptShare] = kept / page;
        row[(int)AnswerTrait.KeptBlocks] = Curves.Log2(1 + count);
        row[(int)AnswerTrait.Likely] = likely / Math.Max(1, kept);
        row[(int)AnswerTrait.Unlikely] = missed / Math.Max(1, likely + missed);
        row[(int)AnswerTrait.Gaps] = (float)gaps / Math.Max(1, count);
        row[(int)AnswerTrait.RulesOverlap] = 2 * both / Math.Max(1, kept + rules);
        row[(int)AnswerTrait.RulesShare] = rules / page;
        row[(int)AnswerTrait.LinkShare] = links / Math.Max(1, kept);
        types.CopyTo(row[(int)AnswerTrait.Article..]);
    }
}
