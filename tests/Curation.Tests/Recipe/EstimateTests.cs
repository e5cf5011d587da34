using Curation.Recipe;

namespace Curation.Tests.Recipe;

/// <summary>Held against measured runs of configs/sample.yaml, within a factor of two.</summary>
public sealed class EstimateTests
{
    private const long SampleBytes = 4_400_000, SampleParameters = 1_330_000;

    [Fact]
    public void The_sample_run_is_within_a_factor_of_two()
    {
        var run = Estimate.OfInputs(SampleBytes);
        Assert.InRange(run.MemoryBytes, 206e6 / 2, 206e6 * 2);
        Assert.InRange(run.Seconds, 8 / 2, 8 * 2);
        Assert.InRange(run.DiskBytes, 5.0e6 / 2, 5.0e6 * 2);
        var trained = run.WithTraining(SampleParameters, tokens: 300_000, threads: 2, logits: 8 * 128 * 4096);
        Assert.InRange(trained.MemoryBytes, 604e6 / 2, 604e6 * 2);
        Assert.InRange(trained.DiskBytes, 21.2e6 / 2, 21.2e6 * 2);
        Assert.InRange(trained.Seconds - run.Seconds, 59 / 2, 59 * 2);
        Assert.Equal(6.0 * 300_000 * SampleParameters / 40e9, trained.Seconds - run.Seconds, 6);
        Assert.Equal(12.0 * SampleParameters, trained.DiskBytes - run.DiskBytes, 6);
    }

    [Theory]
    [InlineData(8, "about 8 s, 1 MB of disk, 2 MB of memory")]
    [InlineData(600, "about 10 min, 1 MB of disk, 2 MB of memory")]
    [InlineData(7_200_000, "about 2,000 h, 1 MB of disk, 2 MB of memory")]
    public void Estimates_read_well(double seconds, string expected) => Assert.Equal(expected, new Estimate(seconds, 1e6, 2e6).ToString());

    [Fact]
    public void Nothing_to_read_still_takes_a_start() => Assert.True(Estimate.OfInputs(0) is { Seconds: > 0, DiskBytes: > 0, MemoryBytes: > 100e6 });
}
