using Curation.Training.Optimization;

namespace Curation.Training.Tests.Optimization;

public class LearningRateTests
{
    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(1, 0.5)]
    [InlineData(3, 1.0)]
    [InlineData(4, 1.0)]
    [InlineData(22, 0.55)]
    [InlineData(40, 0.1)]
    public void RisesInALineAndFallsInACosineToATenth(int step, double expected) =>
        Assert.Equal(expected, LearningRate.At(step, steps: 41, peak: 1, warmupShare: 0.1), 1e-12);

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.5)]
    public void ShortRunsHaveRatesToo(int steps, double warmup)
    {
        for (var step = 0; step < steps; step++) Assert.InRange(LearningRate.At(step, steps, 1, warmup), 0.1, 1);
    }
}
