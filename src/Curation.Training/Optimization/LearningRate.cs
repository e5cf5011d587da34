namespace Curation.Training.Optimization;

/// <summary>Linear warm-up, then a cosine down to a tenth of the peak (Hoffmann et al., "Chinchilla", 2022, appendix B).</summary>
internal static class LearningRate
{
    private const double Floor = 0.1;

    /// <summary>The rate of a step, counted from 0.</summary>
    public static double At(int step, int steps, double peak, double warmupShare)
    {
        var warmup = (int)Math.Round(warmupShare * steps);
        if (step < warmup) return peak * (step + 1) / warmup;
        var progress = (step - warmup) / (double)Math.Max(1, steps - 1 - warmup);
        return peak * (Floor + (1 - Floor) * 0.5 * (1 + Math.Cos(Math.PI * progress)));
    }
}
