namespace Curation.Extraction.Scoring;

/// <summary>The length of a page says nothing against its blocks: a longer one is judged as one of usual length. The trees are grown without this:
/// among the few development pages that are longer, most are threads and lists, and that is what they would learn of the limit.</summary>
internal static class BlockLimits
{
    /// <summary>Logarithms of characters and blocks.</summary>
    private const float Text = 14.5f, Blocks = 8.5f, Alike = 6, SinceHeading = 12;

    private const int Run = 24, AfterH1 = 30, Far = 20, Climb = 12, Depth = 40, RootDepth = 20;

    /// <summary>Of a longer page the beginning and the end are as long as those of one of this many characters.</summary>
    private const float UsualText = 23_000, UsualBlocks = 360;

    private static readonly (int Feature, float Most)[] _own =
    [
        (BlockFeatures.PageTraitAt(PageTrait.Text), Text), (BlockFeatures.PageTraitAt(PageTrait.RulesText), Text),
        (BlockFeatures.PageTraitAt(PageTrait.Blocks), Blocks),
        ((int)BlockFeature.TextUp1, Text), ((int)BlockFeature.TextUp2, Text), ((int)BlockFeature.TextUp3, Text), ((int)BlockFeature.TextUp5, Text),
        ((int)BlockFeature.SinceHeading, SinceHeading), ((int)BlockFeature.BlocksSinceHeading, Run), ((int)BlockFeature.AfterH1, AfterH1),
        ((int)BlockFeature.PlaceCount, Alike), ((int)BlockFeature.PreviousClimb, Climb), ((int)BlockFeature.NextClimb, Climb),
        ((int)BlockFeature.Depth, Depth), ((int)BlockFeature.RootDepth, RootDepth),
    ];

    private static readonly (int Feature, float Most)[] _context =
    [
        (BlockFeatures.First + (int)ContextFeature.Expected, Text), (BlockFeatures.First + (int)ContextFeature.SinceKept, Far),
        (BlockFeatures.First + (int)ContextFeature.UntilKept, Far),
    ];

    /// <summary>Limits what the first pass is told of each block.</summary>
    /// <param name="clean">Characters of the page outside of links.</param>
    public static void OfOwn(BlockFeatures features, int blocks, int clean)
    {
        Apply(features, blocks, _own);
        for (var i = 0; i < blocks && (blocks > UsualBlocks || clean > UsualText); i++)
        {
            var row = features.Row(i);
            row[(int)BlockFeature.Index] = Place(row[(int)BlockFeature.Index], blocks / UsualBlocks);
            row[(int)BlockFeature.TextBefore] = Place(row[(int)BlockFeature.TextBefore], clean / UsualText);
            row[(int)BlockFeature.TextAfter] = Place(row[(int)BlockFeature.TextAfter], clean / UsualText);
        }
    }

    /// <summary>Limits what the second pass is told besides.</summary>
    public static void OfContext(BlockFeatures features, int blocks)
    {
        var expected = blocks == 0 ? 0 : MathF.Pow(2, features.Row(0)[BlockFeatures.First + (int)ContextFeature.Expected]);
        Apply(features, blocks, _context);
        for (var i = 0; i < blocks && expected > UsualText; i++)
        {
            var row = features.Row(i)[BlockFeatures.First..];
            row[(int)ContextFeature.Before] = Place(row[(int)ContextFeature.Before], expected / UsualText);
            row[(int)ContextFeature.After] = Place(row[(int)ContextFeature.After], expected / UsualText);
        }
    }

    /// <summary>Where a place on a page that is so many times as long as usual would be on a usual one: as far from the nearer end, or in the middle.</summary>
    private static float Place(float share, float times)
    {
        const float middle = 0.5f;
        if (times <= 1) return share;
        return share < middle ? Math.Min(middle, share * times) : Math.Max(middle, 1 - ((1 - share) * times));
    }

    private static void Apply(BlockFeatures features, int blocks, (int Feature, float Most)[] limits)
    {
        for (var i = 0; i < blocks; i++)
        {
            var row = features.Row(i);
            foreach (var (feature, most) in limits) row[feature] = Math.Min(row[feature], most);
        }
    }
}
