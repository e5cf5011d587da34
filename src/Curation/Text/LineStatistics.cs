namespace Curation.Text;

/// <summary>What the lines of a text add up to, under the meanings of "line" in published filters.</summary>
internal sealed class LineStatistics
{
    private LineStatistics()
    {
    }

    /// <summary>datatrove: lines of Python's <c>splitlines()</c>, blank ones included. Dolma and datamap: pieces between runs of newlines, for its v1
    /// between newlines. DCLM: of those, stripped, the ones that are not empty.</summary>
    public int Lines { get; private init; }

    /// <summary>Of <see cref="Lines"/>, those that start with a bullet of the dialect.</summary>
    public int BulletLines { get; private init; }

    /// <summary>Of <see cref="Lines"/>, those that end in an ellipsis of the dialect.</summary>
    public int EllipsisLines { get; private init; }

    /// <summary>Among <see cref="Lines"/>; for datatrove among the pieces between runs of newlines, where a newline at either end of the text adds an empty
    /// piece.</summary>
    public Duplicates Duplicates { get; private init; }

    public static LineStatistics Of(ReadOnlySpan<byte> text, GopherDialect dialect)
    {
        using var lines = Split(text, dialect);
        int bullets = 0, ellipses = 0;
        foreach (var range in lines.Items)
        {
            var line = range.Of(text);
            if (IsBullet(dialect == GopherDialect.Datatrove ? CodePoints.TrimStart(line) : line, dialect)) bullets++;
            if (IsEllipsis(dialect == GopherDialect.Datatrove ? CodePoints.TrimEnd(line) : line, dialect)) ellipses++;
        }

        return new LineStatistics
        {
            Lines = lines.Count,
            BulletLines = bullets,
            EllipsisLines = ellipses,
            Duplicates = dialect == GopherDialect.Datatrove
                ? AmongFilled(text) : Duplicates.Among(text, lines.Items, inBytes: dialect == GopherDialect.Datamap),
        };
    }

    private static PooledList<ByteRange> Split(ReadOnlySpan<byte> text, GopherDialect dialect) => dialect switch
    {
        GopherDialect.Datatrove => LineSplitter.SplitLines(text),
        GopherDialect.DolmaV1 => LineSplitter.SplitAt(text, "\n"u8),
        GopherDialect.Dclm => LineSplitter.SplitFilled(text, "\n"u8, strip: true),
        _ => LineSplitter.SplitFilled(text, "\n"u8, strip: false),
    };

    private static Duplicates AmongFilled(ReadOnlySpan<byte> text)
    {
        using var pieces = LineSplitter.SplitAtNewlines(text, 1);
        return Duplicates.Among(text, pieces.Items);
    }

    private static bool IsBullet(ReadOnlySpan<byte> line, GopherDialect dialect) => line.StartsWith("-"u8) || dialect switch
    {
        GopherDialect.Datatrove => line.StartsWith("•"u8),
        GopherDialect.Dolma or GopherDialect.DolmaV1 => line.StartsWith("*"u8),
        _ => line.StartsWith("●"u8) || line.StartsWith("•"u8) || line.StartsWith("*"u8),
    };

    private static bool IsEllipsis(ReadOnlySpan<byte> line, GopherDialect dialect) => line.EndsWith("…"u8) || dialect switch
    {
        GopherDialect.Dolma or GopherDialect.DolmaV1 => false,
        GopherDialect.Datatrove => line.EndsWith("..."u8),
        _ => line.EndsWith("..."u8) || line.EndsWith(". . ."u8),
    };
}
