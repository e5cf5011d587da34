namespace Curation.Extraction.Scoring;

/// <summary>From probabilities to an answer: the blocks with the greatest expected F-measure, weighed by what the user favours.</summary>
internal static class MainBlocks
{
    /// <summary>On a page that is surely an article a block needs more than even odds: what is doubtful there is a teaser or a comment.</summary>
    private const float SurelyArticle = 0.8f, ArticleFloor = 0.5f;

    /// <returns>The F-measure that is to be expected, whatever is favoured.</returns>
    public static float Choose(Span<TextBlock> blocks, ReadOnlySpan<float> types, Favour favour)
    {
        var (recallWeight, floor) = favour switch
        {
            Favour.Precision => (0.5f, 0.6f),
            Favour.Recall => (2f, 0f),
            _ => (1f, types[(int)PageType.Article] > SurelyArticle ? ArticleFloor : 0f),
        };
        return ExpectedScore.Choose(blocks, recallWeight, floor);
    }
}
