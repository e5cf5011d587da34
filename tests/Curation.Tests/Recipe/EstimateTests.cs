using Curation.Dedup;
using Curation.Dedup.Rows;
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

    /// <summary>Held against dedup of 211 MB of documentation in one file, as rows: 356, 206 and 734 MB of disk, 310, 333 and 487 MB of memory.</summary>
    [Theory]
    [InlineData("near", 356e6, 310e6)]
    [InlineData("lines", 206e6, 333e6)]
    [InlineData("substrings", 734e6, 487e6)]
    public void Dedup_of_usual_texts_is_foreseen(string mode, double disk, double memory)
    {
        var options = mode switch
        {
            "near" => new DedupOptions(),
            "lines" => new() { Near = null, Cut = new() { Lines = new() } },
            _ => new() { Near = null, Cut = new() { Substrings = new() } },
        };
        var rows = RowEstimate.Usual(211_000_000, 1, options);
        Assert.InRange(rows.DiskBytes(options), 0.8 * disk, 1.25 * disk);
        Assert.InRange(rows.MemoryBytes(options), 0.8 * memory, 1.25 * memory);

        var run = Estimate.OfInputs(211_000_000);
        var all = run.WithDedup(options, 211_000_000, 1);
        Assert.Equal(Math.Max(run.MemoryBytes, rows.MemoryBytes(options)), all.MemoryBytes);
        Assert.InRange(all.DiskBytes - run.DiskBytes, mode == "near" ? 0 : disk / 4, mode == "near" ? 0 : disk);
        Assert.Equal(run, run.WithDedup(new() { Exact = null, Near = null }, 211_000_000, 1));
    }

    [Theory]
    [InlineData(8, "about 8 s, 1 MB of disk, 2 MB of memory")]
    [InlineData(600, "about 10 min, 1 MB of disk, 2 MB of memory")]
    [InlineData(7_200_000, "about 2,000 h, 1 MB of disk, 2 MB of memory")]
    public void Estimates_read_well(double seconds, string expected) => Assert.Equal(expected, new Estimate(seconds, 1e6, 2e6).ToString());

    [Fact]
    public void Nothing_to_read_still_takes_a_start() => Assert.True(Estimate.OfInputs(0) is { Seconds: > 0, DiskBytes: > 0, MemoryBytes: > 100e6 });
}
