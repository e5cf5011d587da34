namespace Curation.Text;

/// <summary>The named variants of C4's rules on lines.</summary>
internal enum C4Dialect
{
    /// <summary>datatrove's c4_filters.py: three words, counted before citations go; a line must end in an end mark.</summary>
    Datatrove,

    /// <summary>FineWeb's use of it: the rule on end marks is off.</summary>
    Fineweb,

    /// <summary>TFDS's c4_utils.py: five words, counted after citations go.</summary>
    Original,

    /// <summary>DCLM's c4.yaml: as the original; white space before the end of a line does not count.</summary>
    Dclm,

    /// <summary>Dolma's tagger c4_v2: end marks and three words; its marks of pages look at every line.</summary>
    Dolma,
}

/// <summary>What tells the dialects apart.</summary>
/// <param name="EndMarks">What a line must end in; null: anything.</param>
/// <param name="StripsAgain">Whether white space that a citation leaves at the end counts for nothing.</param>
/// <param name="DropsNotices">Whether lines that speak of JavaScript or policies are dropped.</param>
internal sealed record C4Rules(
    int MinWords, bool CountsAfterCitations, byte[]? EndMarks, bool RejectsEllipsis, bool RemovesCitations, bool DropsNotices, bool StripsAgain)
{
    /// <summary>Whether a kept line loses the white space around it, and any line end parts lines; else only <c>\n</c> does.</summary>
    public bool StripsLines { get; private init; } = true;

    private static readonly C4Rules _datatrove = new(3, false, ".?!\"'"u8.ToArray(), true, true, true, false);

    private static readonly C4Rules _original = new(5, true, ".?!\""u8.ToArray(), true, true, true, false);

    public static C4Rules Of(C4Dialect dialect) => dialect switch
    {
        C4Dialect.Datatrove => _datatrove,
        C4Dialect.Fineweb => _datatrove with { EndMarks = null },
        C4Dialect.Original => _original,
        C4Dialect.Dclm => _original with { StripsAgain = true },
        _ => new(3, false, ".?!\""u8.ToArray(), false, false, false, false) { StripsLines = false },
    };

    public bool EndsWell(ReadOnlySpan<byte> line)
    {
        if (EndMarks is null) return true;
        if (StripsAgain) line = CodePoints.TrimEnd(line);
        if (line.IsEmpty || !EndMarks.Contains(line[^1])) return false;
        return !RejectsEllipsis || !line.EndsWith("..."u8);
    }
}
