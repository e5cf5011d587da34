namespace Curation.Text;

/// <summary>What the lines of a text add up to, under the three meanings of "line" in published filters.</summary>
internal sealed class LineStatistics
{
    private LineStatistics()
    {
    }

    /// <summary>Lines of Python's <c>splitlines()</c>, blank ones included.</summary>
    public int Lines { get; private init; }

    /// <summary>Of <see cref="Lines"/>, those that start with <c>•</c> or <c>-</c> behind white space.</summary>
    public int BulletLines { get; private init; }

    /// <summary>Of <see cref="Lines"/>, those that end in <c>...</c> or <c>…</c> before white space.</summary>
    public int EllipsisLines { get; private init; }

    /// <summary>Among the pieces between runs of newlines; a newline at either end of the text adds an empty piece.</summary>
    public Duplicates Duplicates { get; private init; }

    public static LineStatistics Of(ReadOnlySpan<byte> text)
    {
        using var lines = LineSplitter.SplitLines(text);
        using var pieces = LineSplitter.SplitAtNewlines(text, 1);
        int bullets = 0, ellipses = 0;
        foreach (var range in lines.Items)
        {
            var line = range.Of(text);
            if (IsBullet(CodePoints.TrimStart(line))) bullets++;
            if (IsEllipsis(CodePoints.TrimEnd(line))) ellipses++;
        }

        return new LineStatistics { Lines = lines.Count, BulletLines = bullets, EllipsisLines = ellipses, Duplicates = Duplicates.Among(text, pieces.Items) };
    }

    private static bool IsBullet(ReadOnlySpan<byte> line) => line.StartsWith("-"u8) || line.StartsWith("•"u8);

    private static bool IsEllipsis(ReadOnlySpan<byte> line) => line.EndsWith("..."u8) || line.EndsWith("…"u8);
}
