using System.Globalization;

namespace Curation.Dedup.Rows;

/// <summary>What dedup of some rows left on disk and took.</summary>
/// <param name="DiskBytes">Of all files in the end, when they are most but for what is being sorted.</param>
/// <param name="SortBytes">Of those records that are sorted at once in the step with most of them.</param>
public readonly record struct RowCost(long TextBytes, long DiskBytes, long SortBytes, double Seconds)
{
    /// <summary>Of those files that hold the shingles of rows which may be near duplicates; they are put together from pieces.</summary>
    public long SetBytes { get; init; }
}

/// <summary>About what dedup of rows takes, by the cost of a sample of them. Passages are low where texts repeat each other over the whole of the input but
/// not within the sample.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="TextBytes">Of all texts.</param>
/// <param name="Files">Number of files: each is sorted by itself, a large one in pieces.</param>
public sealed record RowEstimate(long Rows, long TextBytes, int Files, RowCost Sample)
{
    /// <summary>Whether the sample is the beginning of files that cannot be read from the middle.</summary>
    public bool IsOfBeginnings { get; init; }

    // measured on 37 and 205 MB of documentation with two workers
    private const double StartSeconds = 1, BaseBytes = 145e6, NearBytes = 72e6, CutBytes = 40e6;
    private const double SetGrowth = 1.3, SetCopies = 1.5, SetBytesPerByte = 1.4;
    private const double BytesPerChunkByte = 0.9, BytesPerKeyByte = 3, ExactKeyBytes = 28, BandKeyBytes = 20;
    // of documentation, 211 MB of it: bytes a byte of text
    private const double UsualRowBytes = 7_000, UsualDocuments = 0.5, UsualSets = 0.7, UsualParts = 0.45, UsualPassages = 2.0, UsualPassageFiles = 2.2;
    private const int SortsOfParts = 2, SortsOfPassages = 4, ShareOfSort = 16;

    /// <summary>The same without a sample, as texts usually are.</summary>
    /// <param name="textBytes">Of all texts.</param>
    /// <param name="files">Number of files, or units.</param>
    public static RowEstimate Usual(long textBytes, int files, DedupOptions options)
    {
        var sets = options.Near is null ? 0 : UsualSets;
        var (sorted, cut) = options.Cut.IsOff ? (0, 0) : options.Cut.Substrings is null ? (UsualParts, UsualParts) : (UsualPassages, UsualPassageFiles);
        var sample = new RowCost(textBytes, Times(UsualDocuments + sets + cut), Times(sorted), 0) { SetBytes = Times(sets) };
        return new((long)(textBytes / UsualRowBytes), textBytes, files, sample);

        long Times(double bytesPerByte) => (long)(textBytes * bytesPerByte);
    }

    private double Scale => Sample.TextBytes == 0 ? 0 : (double)TextBytes / Sample.TextBytes;

    private int Chunks => (int)Math.Max(1, Math.Max(Files, Math.Ceiling((double)Rows / RowHeads.RowsPerChunk)));

    /// <summary>Of the records sorted at once: those of one chunk, or of one part of all keys.</summary>
    private double SortBytes => Sample.SortBytes * Scale / (1 << DedupStep.PartBitsOf(Chunks));

    /// <summary>Grows faster than the texts, of which ever more have a duplicate; not above the shingles of all.</summary>
    private double SetBytes => Math.Min(Sample.SetBytes * Math.Pow(Scale, SetGrowth), Math.Max(Sample.SetBytes * Scale, TextBytes * SetBytesPerByte));

    /// <summary>The most of the two halves: near duplicates, and cuts.</summary>
    public double MemoryBytes(DedupOptions options) =>
        BaseBytes + TextBytes / Chunks * BytesPerChunkByte + Rows / 4.0 + Math.Max(NearMemory(options), CutMemory(options));

    /// <summary>What stood in the end in the sample, and once more what is sorted and does not fit its share of the memory, and the shingles.</summary>
    public double DiskBytes(DedupOptions options) =>
        (Sample.DiskBytes - Sample.SetBytes) * Scale + (SetCopies * SetBytes) + (SortBytes > Buffer(options) ? SortBytes : 0);

    public double Seconds() => StartSeconds + Sample.Seconds * Scale;

    /// <summary>What to tell, a line each.</summary>
    public string ToText(DedupOptions options, int workers) => string.Create(
        CultureInfo.InvariantCulture,
        $"rows    about {Rows:N0}, {TextBytes / 1e6:N0} MB of text; judged by {Sample.TextBytes / 1e6:N1} MB of it"
        + $"{(IsOfBeginnings ? ", the beginning of packed files" : "")}\n"
        + $"memory  about {MemoryBytes(options) / 1e6:N0} MB\n"
        + $"disk    about {DiskBytes(options) / 1e6:N0} MB, beside the rows out\n"
        + $"time    about {Seconds():N0} s with {workers} workers\n");

    private static double Buffer(DedupOptions options) => (double)options.Memory / ShareOfSort;

    private double NearMemory(DedupOptions options) => options.Near is not { } near ? 0
        : NearBytes + Math.Min(options.Memory, Rows * (ExactKeyBytes + BandKeyBytes * near.Bands) * BytesPerKeyByte);

    private double CutMemory(DedupOptions options) => options.Cut.IsOff ? 0
        : CutBytes + (options.Cut.Substrings is null ? SortsOfParts : SortsOfPassages) * Math.Min(SortBytes, Buffer(options));
}
