namespace Curation.Extraction.Scoring;

/// <summary>Keeps the blocks that make the expected F-measure largest: those above one probability, which differs from page to page.</summary>
/// <remarks>For independent blocks the optimum is a cut by probability at half of the best F (Lipton, Elkan and Naryanaswamy 2014).</remarks>
internal static class ExpectedScore
{
    /// <summary>A page of which no choice of blocks is expected to reach this has no main text: a shell for scripts, a refusal, a choice of country.</summary>
    private const float Hopeless = 0.15f;

    /// <summary>A floor that would take more of what may be the text is none.</summary>
    private const float LeastAboveFloor = 0.6f;

    private const int Steps = 64;

    /// <param name="recallWeight">β: 1 for the balance, above it for recall.</param>
    /// <param name="floor">The least probability that a kept block has.</param>
    public static void Choose(Span<TextBlock> blocks, float recallWeight, float floor)
    {
        Span<float> texts = stackalloc float[Steps + 1], likely = stackalloc float[Steps + 1];
        texts.Clear();
        likely.Clear();
        foreach (ref readonly var block in blocks)
        {
            var step = (int)(block.Probability * Steps);
            texts[step] += block.Characters;
            likely[step] += block.Characters * block.Probability;
        }

        var whole = Sum(likely);
        var (best, cut) = (0f, Steps + 1);
        var (kept, found) = (0f, 0f);
        var square = recallWeight * recallWeight;
        for (var step = Steps; step >= 0; step--)
        {
            (kept, found) = (kept + texts[step], found + likely[step]);
            var score = kept == 0 ? 0 : (1 + square) * found / (kept + (square * whole));
            if (score > best) (best, cut) = (score, step);
        }

        if (best < Hopeless) cut = Steps + 1;
        var floorStep = (int)(floor * Steps);
        if (floorStep > cut && Sum(likely[floorStep..]) >= LeastAboveFloor * whole) cut = floorStep;
        foreach (ref var block in blocks) block.IsKept = (int)(block.Probability * Steps) >= cut;
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values) sum += value;
        return sum;
    }
}
