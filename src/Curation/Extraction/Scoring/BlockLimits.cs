namespace Curation.Extraction.Scoring;

/// <summary>The length of a page says nothing against its blocks: a longer one is judged as one of usual length. The trees are grown without this:
/// among the few development pages that are longer, most are threads and lists, and that is what they would learn of the limit.</summary>
internal static class BlockLimits
{
    /// <summary>Logarithms of characters and blocks.</summary>
    private const float Text = 14.5f, Blocks = 8.5f, Alike = 6, SinceHeading = 12;

    private const int Run = 24, AfterH1 = 30, Far = 20;

    private static readonly (int Feature, float Most)[] _own =
    [
        (BlockFeatures.PageTraitAt(PageTrait.Text), Text), (BlockFeatures.PageTraitAt(PageTrait.RulesText), Text),
        (BlockFeatures.PageTraitAt(PageTrait.Blocks), Blocks),
        ((int)BlockFeature.TextUp1, Text), ((int)BlockFeature.TextUp2, Text), ((int)BlockFeature.TextUp3, Text), ((int)BlockFeature.TextUp5, Text),
        ((int)BlockFeature.SinceHeading, SinceHeading), ((int)BlockFeature.BlocksSinceHeading, Run), ((int)BlockFeature.AfterH1, AfterH1),
        ((int)BlockFeature.PlaceCount, Alike),
    ];

    private static readonly (int Feature, float Most)[] _context =
    [
        (BlockFeatures.First + (int)ContextFeature.Expected, Text), (BlockFeatures.First + (int)ContextFeature.SinceKept, Far),
        (BlockFeatures.First + (int)ContextFeature.UntilKept, Far),
    ];

    /// <summary>Limits what the first pass is told of each block.</summary>
    public static void OfOwn(BlockFeatures features, int blocks) => Apply(features, blocks, _own);

    /// <summary>Limits what the second pass is told besides.</summary>
    public static void OfContext(BlockFeatures features, int blocks) => Apply(features, blocks, _context);

    private static void Apply(BlockFeatures features, int blocks, (int Feature, float Most)[] limits)
    {
        for (var i = 0; i < blocks; i++)
        {
            var row = features.Row(i);
            foreach (var (feature, most) in limits) row[feature] = Math.Min(row[feature], most);
        }
    }
}
