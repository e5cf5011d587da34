using System.Globalization;
using Curation.Dedup;
using Curation.Dedup.Rows;

namespace Curation.Recipe;

/// <summary>About what a run takes: right within a factor of two or so, for choosing a machine.</summary>
/// <remarks>Measured with configs/sample.yaml on its 4.4 MB of stored WARC, two cores: 8 s, 5 MB of disk and 206 MB of memory, then 59 s, 16 MB
/// and 604 MB in training. Memory and time beyond that follow a crawl of
/// documentation (configs/docs-crawl.yaml). Training: six floating-point operations a parameter and token (Kaplan et al. 2020, 2001.08361, §2.1).</remarks>
public sealed record Estimate(double Seconds, double DiskBytes, double MemoryBytes)
{
    /// <summary>What the times assume of one thread in training.</summary>
    public const double FlopPerThreadSecond = 20e9;

    private const double StartSeconds = 4, SecondsPerByte = 0.6e-6, StartDiskBytes = 600e3, DiskPerByte = 1.0;
    private const double StartMemoryBytes = 170e6, MemoryPerByte = 15, MaxPoolBytes = 400e6, MemoryPerDocument = 60, BytesPerDocument = 6_000;
    private const double FloatBytes = 4, TrainLibraryBytes = 250e6;

    /// <summary>Everything before training, from the bytes of the inputs as stored.</summary>
    public static Estimate OfInputs(long bytes) => new(
        StartSeconds + bytes * SecondsPerByte,
        StartDiskBytes + bytes * DiskPerByte,
        StartMemoryBytes + Math.Min(bytes * MemoryPerByte, MaxPoolBytes) + bytes / BytesPerDocument * MemoryPerDocument);

    /// <summary>Dedup among it, as <c>dedup --dry-run</c> foresees it of usual texts: memory is that of the step which takes most, and cuts leave files of
    /// their own beside those of every run.</summary>
    /// <param name="textBytes">Of all texts.</param>
    /// <param name="units">Number of units.</param>
    public Estimate WithDedup(DedupOptions options, long textBytes, int units)
    {
        if (options.IsOff || textBytes == 0) return this;
        var (all, uncut) = (options, options with { Cut = new() });
        var cuts = RowEstimate.Usual(textBytes, units, all).DiskBytes(all) - RowEstimate.Usual(textBytes, units, uncut).DiskBytes(uncut);
        return this with { DiskBytes = DiskBytes + cuts, MemoryBytes = Math.Max(MemoryBytes, RowEstimate.Usual(textBytes, units, all).MemoryBytes(all)) };
    }

    /// <summary>Training on top of it. Disk and memory hold weights and the optimizer's two moments, memory their gradients and a step's logits too.</summary>
    /// <param name="parameters">Of the model.</param>
    /// <param name="tokens">To train on.</param>
    /// <param name="threads">Processor threads.</param>
    /// <param name="logits">Tokens in a step times vocabulary.</param>
    public Estimate WithTraining(long parameters, long tokens, int threads, long logits) => new(
        Seconds + 6.0 * parameters * tokens / (FlopPerThreadSecond * threads),
        DiskBytes + 3 * FloatBytes * parameters,
        MemoryBytes + TrainLibraryBytes + 4 * FloatBytes * parameters + 3 * FloatBytes * logits);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"about {Time()}, {DiskBytes / 1e6:N0} MB of disk, {MemoryBytes / 1e6:N0} MB of memory");

    private string Time() => Seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{Seconds:N0} s"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{Seconds / 60:N0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Seconds / 3600:N0} h"),
    };
}
