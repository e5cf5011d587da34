using Curation.Sources.Gzip;
using Curation.Sources.Zstandard;

namespace Curation.Sources;

/// <summary>A file as stretches of decoded bytes between which no record can reach, so that a fault in one leaves the others readable.</summary>
/// <remarks>A plain file is one stretch; a packed file starts a new one at each member that begins with the format's magic, and after each fault.</remarks>
internal abstract class Segments : IDisposable
{
    private const int SearchedBytes = 1 << 16;
    private const long MaxFirstSegmentBytes = 1 << 28;

    public abstract bool IsPacked { get; }

    /// <summary>Where the current segment starts in the file as stored.</summary>
    public abstract long Start { get; }

    /// <summary>How far the file as stored has been read for it.</summary>
    public abstract long End { get; }

    /// <summary>Why the current segment ended early; null while it is sound.</summary>
    public abstract Fault? Fault { get; }

    public abstract bool Next();

    /// <summary>Decoded bytes of the current segment; 0 at its end.</summary>
    public abstract int Read(Span<byte> into);

    /// <summary>Goes to a place in a plain file; false, and nothing is changed, in a packed one and behind the end.</summary>
    public virtual bool SeekTo(long offset) => false;

    public virtual void Dispose()
    {
    }

    /// <param name="magic">How each record begins, at most 16 bytes; empty: the file is one segment up to the first fault.</param>
    /// <param name="from">The first place that is of interest: a packed file of records is read from a member before it.</param>
    public static Segments Open(Stream file, ReadOnlyMemory<byte> magic, long from = 0)
    {
        var input = new BufferedInput(file);
        var format = FormatOf(input.Peek(SearchedBytes), magic.Span);
        if (format is null) return new PlainSegments(input);
        format.SkipPadding(input);
        if (from > 0) input.Seek(MemberSearch.StartBefore(input, format, magic.Span, from));
        return new MemberSegments(input, format, magic);
    }

    /// <summary>Whether records of a file can be found from any place in it, because they are stored plainly or most are members of their own.</summary>
    public static bool CanBeCut(Stream file, ReadOnlyMemory<byte> magic)
    {
        using var segments = Open(file, magic);
        if (!segments.IsPacked) return true;
        if (magic.IsEmpty || !segments.Next()) return false;
        var block = new byte[SearchedBytes];
        for (var decoded = 0L; decoded < MaxFirstSegmentBytes;)
        {
            var count = segments.Read(block);
            if (count == 0) return segments.Next();
            decoded += count;
        }

        return false;
    }

    /// <summary>null for a plain file. Damage may sit in the first bytes: then members show further on, and no plain record does.</summary>
    private static MemberFormat? FormatOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> magic)
    {
        if (head.StartsWith(GzipFormat.Start)) return new GzipFormat();
        if (ZstdFormat.IsZstd(head)) return new ZstdFormat();
        if (magic.IsEmpty || head.IndexOf(magic) >= 0) return null;
        if (head.IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) >= 0) return new GzipFormat();
        return head.IndexOf(ZstdFormat.Start) >= 0 ? new ZstdFormat() : null;
    }
}

/// <summary>What is wrong with stored bytes.</summary>
internal sealed record Fault(string Reason, string Detail);

/// <summary>A file that is stored as it is.</summary>
internal sealed class PlainSegments(BufferedInput input) : Segments
{
    private bool _started;

    public override bool IsPacked => false;

    public override long Start => 0;

    public override long End => input.Offset;

    public override Fault? Fault => null;

    public override bool Next() => !_started && (_started = true);

    public override int Read(Span<byte> into) => input.Read(into);

    public override bool SeekTo(long offset)
    {
        if (offset > input.Length) return false;
        input.Seek(offset);
        return true;
    }
}
