namespace Curation.Text;

/// <summary>What the paragraphs of a text add up to: for datatrove the pieces of the stripped text between two or more newlines, for the others the pieces
/// between two newlines that are not empty (for Dolma's v1, that may be).</summary>
internal sealed class ParagraphStatistics
{
    private ParagraphStatistics(Duplicates duplicates) => Duplicates = duplicates;

    public Duplicates Duplicates { get; }

    public static ParagraphStatistics Of(ReadOnlySpan<byte> text, GopherDialect dialect)
    {
        var stripped = dialect == GopherDialect.Datatrove ? CodePoints.Trim(text) : text;
        using var pieces = dialect == GopherDialect.Datatrove
            ? LineSplitter.SplitAtNewlines(stripped, 2)
            : dialect == GopherDialect.DolmaV1 ? LineSplitter.SplitAt(text, "\n\n"u8)
            : LineSplitter.SplitFilled(text, "\n\n"u8, strip: dialect == GopherDialect.Dclm);
        return new ParagraphStatistics(Duplicates.Among(stripped, pieces.Items, inBytes: dialect == GopherDialect.Datamap));
    }
}
