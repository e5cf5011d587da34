using Curation.Sources.Gzip;

namespace Curation.Sources;

/// <summary>A file as stretches of decoded bytes between which no record can reach, so that a fault in one leaves the others readable.</summary>
/// <remarks>A plain file is one stretch; a gzip file starts a new one at each member that begins with the format's magic, and after each fault.</remarks>
internal abstract class Segments
{
    private const int SearchedBytes = 1 << 16;

    public abstract bool IsGzip { get; }

    /// <summary>Where the current segment starts in the file as stored.</summary>
    public abstract long Start { get; }

    /// <summary>How far the file as stored has been read for it.</summary>
    public abstract long End { get; }

    /// <summary>Why the current segment ended early; null while it is sound.</summary>
    public abstract Fault? Fault { get; }

    public abstract bool Next();

    /// <summary>Decoded bytes of the current segment; 0 at its end.</summary>
    public abstract int Read(Span<byte> into);

    /// <param name="magic">How each record begins, at most 16 bytes; empty: the file is one segment up to the first fault.</param>
    public static Segments Open(Stream file, ReadOnlyMemory<byte> magic)
    {
        var input = new BufferedInput(file);
        return IsGzipFile(input.Peek(SearchedBytes), magic.Span) ? new GzipSegments(input, magic) : new PlainSegments(input);
    }

    /// <summary>Damage may sit in the first bytes: then members show further on, and no plain record does.</summary>
    private static bool IsGzipFile(ReadOnlySpan<byte> head, ReadOnlySpan<byte> magic) =>
        head.StartsWith(GzipMember.Magic) || (magic.Length > 0 && head.IndexOf(magic) < 0 && head.IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) >= 0);
}

/// <summary>What is wrong with stored bytes.</summary>
internal sealed record Fault(string Reason, string Detail);

/// <summary>A file that is stored as it is.</summary>
internal sealed class PlainSegments(BufferedInput input) : Segments
{
    private bool _started;

    public override bool IsGzip => false;

    public override long Start => 0;

    public override long End => input.Offset;

    public override Fault? Fault => null;

    public override bool Next() => !_started && (_started = true);

    public override int Read(Span<byte> into) => input.Read(into);
}
