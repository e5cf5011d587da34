namespace Curation.Text;

/// <summary>What the lines between single newlines add up to, those of white space alone left out;
/// lines are not stripped (FineWeb's meaning of "line").</summary>
internal sealed class FilledLineStatistics
{
    // Penedo et al. 2024 (FineWeb), section 3.6.
    private const int ShortLineCodePoints = 30;

    private FilledLineStatistics()
    {
    }

    public int Lines { get; private init; }

    /// <summary>Lines whose last code point is in datatrove's TERMINAL_PUNCTUATION.</summary>
    public int TerminalLines { get; private init; }

    /// <summary>Lines of at most 30 code points.</summary>
    public int ShortLines { get; private init; }

    public Duplicates Duplicates { get; private init; }

    public static FilledLineStatistics Of(ReadOnlySpan<byte> text)
    {
        using var lines = Split(text);
        int terminal = 0, shortLines = 0;
        foreach (var range in lines.Items)
        {
            var line = range.Of(text);
            if ((CodePoints.LastClass(line) & CharacterClass.Terminal) != 0) terminal++;
            if (line.Length <= ShortLineCodePoints || (line.Length <= 4 * ShortLineCodePoints && CodePoints.Count(line) <= ShortLineCodePoints)) shortLines++;
        }

        return new FilledLineStatistics
        {
            Lines = lines.Count,
            TerminalLines = terminal,
            ShortLines = shortLines,
            Duplicates = Duplicates.Among(text, lines.Items),
        };
    }

    private static PooledList<ByteRange> Split(ReadOnlySpan<byte> text)
    {
        var lines = default(PooledList<ByteRange>);
        for (var start = 0; start <= text.Length;)
        {
            var length = text[start..].IndexOf((byte)'\n');
            var end = length < 0 ? text.Length : start + length;
            if (!CodePoints.IsBlank(text[start..end])) lines.Add(new(start, end));
            start = end + 1;
        }

        return lines;
    }
}
