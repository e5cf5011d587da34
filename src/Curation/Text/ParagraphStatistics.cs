namespace Curation.Text;

/// <summary>What the paragraphs of a text add up to: the pieces of the stripped text between two or more newlines.</summary>
internal sealed class ParagraphStatistics
{
    private ParagraphStatistics(Duplicates duplicates) => Duplicates = duplicates;

    public Duplicates Duplicates { get; }

    public static ParagraphStatistics Of(ReadOnlySpan<byte> text)
    {
        var stripped = CodePoints.Trim(text);
        using var pieces = LineSplitter.SplitAtNewlines(stripped, 2);
        return new ParagraphStatistics(Duplicates.Among(stripped, pieces.Items));
    }
}
