using System.Diagnostics;

namespace Curation.Benchmarks.Parts;

/// <summary>What one pass over the sample takes on this thread.</summary>
/// <param name="CpuSeconds">Of the whole process, garbage collection included.</param>
internal readonly record struct Cost(double CpuSeconds, double AllocatedBytes)
{
    private const double WarmUpSeconds = 2, ShortestSeconds = 0.1;
    private const int WarmUpPasses = 3;

    /// <summary>The median of several measurements after a warm-up;
    /// short passes are repeated within one, so that the grain of the clock does not count.</summary>
    /// <param name="warmUpSeconds">At least; code with many small methods takes longer until all of it is compiled for good.</param>
    public static Cost Of(Action pass, int passes, double warmUpSeconds = WarmUpSeconds)
    {
        var clock = Stopwatch.StartNew();
        var warm = 0;
        for (; warm < WarmUpPasses || clock.Elapsed.TotalSeconds < warmUpSeconds; warm++) pass();
        var repeats = Math.Max(1, (int)Math.Ceiling(ShortestSeconds * warm / clock.Elapsed.TotalSeconds));
        var costs = Enumerable.Range(0, passes).Select(_ => Measure(pass, repeats)).ToList();
        return new Cost(Median(costs.Select(cost => cost.CpuSeconds)), Median(costs.Select(cost => cost.AllocatedBytes)));
    }

    private static Cost Measure(Action pass, int repeats)
    {
        GC.Collect();
        var (processor, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        for (var repeat = 0; repeat < repeats; repeat++) pass();
        return new Cost(
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds / repeats, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)repeats);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
