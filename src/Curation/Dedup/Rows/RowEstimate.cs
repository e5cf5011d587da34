using System.Globalization;

namespace Curation.Dedup.Rows;

/// <summary>About what dedup of rows takes: right within a factor of two or so.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="TextBytes">Of all texts.</param>
public sealed record RowEstimate(long Rows, long TextBytes)
{
    // measured with the benchmark `dedup`; a third of all rows taken as near candidates, a shingle every six bytes
    private const double SketchBytesPerSecond = 60e6, RowsPerSecond = 60_000, CutBytesPerSecond = 8e6;
    private const double CandidateShare = 1 / 3.0, BytesPerShingle = 6, BaseMemoryBytes = 150e6, CandidateBytes = 28;

    public double MemoryBytes(DedupOptions options) => BaseMemoryBytes
        + Math.Min(options.Memory, TextBytes * KeyShare(options) * 3) + Rows / 4.0 + Candidates(options) * CandidateBytes;

    public double DiskBytes(DedupOptions options) => TextBytes * (1 + KeyShare(options)) + 24.0 * Rows
        + (options.Near is null ? 0 : TextBytes * CandidateShare / BytesPerShingle * 8)
        + (options.Cut.IsOff ? 0 : TextBytes * (options.Cut.Substrings is null ? 0.5 : 2));

    public double Seconds(DedupOptions options, int workers) => 1
        + TextBytes / (SketchBytesPerSecond * workers) + Rows / RowsPerSecond + (options.Cut.IsOff ? 0 : TextBytes / CutBytesPerSecond);

    /// <summary>What to tell, a line each.</summary>
    public string ToText(DedupOptions options, int workers) => string.Create(
        CultureInfo.InvariantCulture,
        $"rows    about {Rows:N0}, {TextBytes / 1e6:N0} MB of text\n"
        + $"memory  about {MemoryBytes(options) / 1e6:N0} MB\n"
        + $"disk    about {DiskBytes(options) / 1e6:N0} MB in {Path.GetTempPath()}\n"
        + $"time    about {Seconds(options, workers):N0} s with {workers} workers\n");

    private double Candidates(DedupOptions options) => options.Near is null ? 0 : Rows * CandidateShare;

    /// <summary>Bytes of keys for a byte of text.</summary>
    private double KeyShare(DedupOptions options) => TextBytes == 0 ? 0 : (28.0 + 20.0 * (options.Near?.Bands ?? 0)) * Rows / TextBytes;
}
