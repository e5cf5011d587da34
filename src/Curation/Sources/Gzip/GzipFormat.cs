namespace Curation.Sources.Gzip;

/// <summary>Gzip files (RFC 1952). Zeros may stand between members, as tape drives leave them.</summary>
internal sealed class GzipFormat : MemberFormat
{
    public static ReadOnlySpan<byte> Start => [0x1F, 0x8B];

    public override string Name => "gzip";

    public override ReadOnlySpan<byte> Magic => Start;

    public override Member? Open(BufferedInput input)
    {
        var length = GzipHeader.Length(input);
        if (length == 0) return null;
        input.Advance(length);
        return new GzipMember(input);
    }

    public override void SkipPadding(BufferedInput input)
    {
        for (var bytes = input.Peek(1); !bytes.IsEmpty && bytes[0] == 0; bytes = input.Peek(1))
            input.Advance(bytes.IndexOfAnyExcept((byte)0) is > 0 and var zeros ? zeros : bytes.Length);
    }
}
