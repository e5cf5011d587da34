using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of lines that end in terminal punctuation. Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py.</summary>
[Stage("terminal-punctuation-line-ratio")]
internal sealed record TerminalPunctuationLineRatio : Filter
{
    public TerminalPunctuationLineRatio() => PeerReasons = new("line_punct_ratio", null);

    /// <summary>Whether a text in which no line ends so has no value, and passes.</summary>
    public bool ExcludeZero { get; init; }

    public override string Summary => "lines that end in terminal punctuation / lines that are not blank";

    public override string Origin => "Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var lines = document.Text.FilledLines;
        return ExcludeZero && lines.TerminalLines == 0 ? double.NaN : Ratio.Of(lines.TerminalLines, lines.Lines);
    }
}
