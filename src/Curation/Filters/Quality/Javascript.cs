using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of lines that speak of JavaScript. Soldaini et al. 2024 (Dolma), taggers/c4.py.</summary>
[Stage("javascript")]
internal sealed record Javascript : Filter
{
    /// <summary>Whose rules on lines.</summary>
    public C4Dialect Dialect { get; init; } = C4Dialect.Dolma;

    /// <summary>What of the rules on lines is told otherwise than the dialect has it.</summary>
    public C4LineRules LineRules { get; init; } = new();

    /// <summary>Whether it must be a word between white space, in any line, as in Dolma's tagger c4_v1.</summary>
    public bool WholeWord { get; init; }

    public override int Revision => 4;

    public override string Summary => "lines with \"javascript\", among those C4's earlier rules keep (dolma: among all)";

    public override string Origin => "Soldaini et al. 2024 (Dolma), taggers/c4.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => WholeWord ? LinesWithWord(document.Text) : document.Text.C4(Dialect, LineRules).JavascriptLines;

    private static int LinesWithWord(DocumentText text)
    {
        var words = text.By(WordSplitter.Whitespace).Words.Items;
        var (count, at) = (0, 0);
        using var lines = LineSplitter.SplitAt(text.Utf8, "\n"u8);
        foreach (var line in lines.Items)
        {
            var isFound = false;
            for (; at < words.Length && words[at].Start < line.End; at++)
                isFound |= Ascii.EqualsIgnoreCase(text.Utf8[words[at].Start..words[at].End], "javascript"u8);
            if (isFound) count++;
        }

        return count;
    }
}
