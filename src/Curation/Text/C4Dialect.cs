using System.ComponentModel.DataAnnotations;

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

/// <summary>What is told otherwise than the dialect has it; null: as it has.</summary>
internal sealed record C4LineRules
{
    /// <summary>What is looked at one by one; null: lines.</summary>
    public C4Unit? Units { get; init; }

    /// <summary>Fewest words between white space of a line that stays; null: 3 (datatrove, fineweb, dolma), 5 (original, mc4, dclm) or 0 (dolma-mix).</summary>
    [Range(0, int.MaxValue)]
    public int? MinWords { get; init; }

    /// <summary>Most characters of a word; a line with a longer one goes; null: 1,000, and any in dolma.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxWordLength { get; init; }

    /// <summary>Whether a line must end in an end mark, and in no ellipsis; null: yes, but not in fineweb; an ellipsis may end one in dolma.</summary>
    public bool? EndMarks { get; init; }

    /// <summary>Whether citation marks go; null: yes, but not in dolma.</summary>
    public bool? Citations { get; init; }

    /// <summary>Whether lines that speak of JavaScript or of policies go; null: yes, but not in dolma.</summary>
    public bool? Notices { get; init; }
}

/// <summary>What C4's rules look at one by one.</summary>
internal enum C4Unit
{
    /// <summary>Lines; the kept ones are joined by newlines.</summary>
    Lines,

    /// <summary>Sentences, as spaCy's sentencizer cuts them; the kept ones are joined by spaces. datatrove's split_paragraph=False.</summary>
    Sentences,
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

    /// <summary>Most code points of a word.</summary>
    public int MaxWordLength { get; private init; } = 1000;

    public C4Unit Units { get; private init; }

    private static readonly C4Rules _datatrove = new(3, false, ".?!\"'"u8.ToArray(), true, true, true, false);

    private static readonly C4Rules _original = new(5, true, ".?!\""u8.ToArray(), true, true, true, false);

    public static C4Rules Of(C4Dialect dialect) => dialect switch
    {
        C4Dialect.Datatrove => _datatrove,
        C4Dialect.Fineweb => _datatrove with { EndMarks = null },
        C4Dialect.Original => _original,
        C4Dialect.Dclm => _original with { StripsAgain = true },
        _ => new(3, false, ".?!\""u8.ToArray(), false, false, false, false) { StripsLines = false, MaxWordLength = int.MaxValue },
    };

    public static C4Rules Of(C4Dialect dialect, C4LineRules asked)
    {
        var own = Of(dialect);
        return own with
        {
            Units = asked.Units ?? C4Unit.Lines,
            StripsLines = own.StripsLines || asked.Units == C4Unit.Sentences,
            MinWords = asked.MinWords ?? own.MinWords,
            MaxWordLength = asked.MaxWordLength ?? own.MaxWordLength,
            EndMarks = asked.EndMarks switch { true => own.EndMarks ?? _datatrove.EndMarks, false => null, null => own.EndMarks },
            RemovesCitations = asked.Citations ?? own.RemovesCitations,
            DropsNotices = asked.Notices ?? own.DropsNotices,
        };
    }

    public bool EndsWell(ReadOnlySpan<byte> line)
    {
        if (EndMarks is null) return true;
        if (StripsAgain) line = CodePoints.TrimEnd(line);
        if (line.IsEmpty || !EndMarks.Contains(line[^1])) return false;
        return !RejectsEllipsis || !line.EndsWith("..."u8);
    }
}
