using System.Text;

namespace Curation.Text;

/// <summary>What lines (pieces between newlines) and paragraphs (pieces between blank lines) add up to in NeMo Curator's heuristics; blank pieces are none.
/// stages/text/filters/heuristic/string.py and repetition.py, utils/constants.py.</summary>
internal sealed class NemoLines : ITextView<NemoLines>
{
    private static readonly byte[][] _bullets =
    [
        "•"u8.ToArray(), "‣"u8.ToArray(), "⁃"u8.ToArray(), "⁌"u8.ToArray(), "⁍"u8.ToArray(), "∙"u8.ToArray(),
        "○"u8.ToArray(), "●"u8.ToArray(), "◘"u8.ToArray(), "◦"u8.ToArray(), "⦾"u8.ToArray(), "⦿"u8.ToArray(),
    ];

    private static readonly byte[][] _ellipses =
    [
        "..."u8.ToArray(), "[...]"u8.ToArray(), "…"u8.ToArray(), "(...)"u8.ToArray(), "[…]"u8.ToArray(), "-»"u8.ToArray(),
        "read more.."u8.ToArray(), "read more"u8.ToArray(),
    ];

    private NemoLines()
    {
    }

    public NemoPieces Lines { get; private init; }

    public NemoPieces Paragraphs { get; private init; }

    /// <summary>Lines that end in none of <c>. ? ! " '</c>.</summary>
    public int LinesWithoutEndMark { get; private set; }

    /// <summary>Lines that end in an ellipsis or in <c>read more</c>.</summary>
    public int EllipsisLines { get; private set; }

    /// <summary>Lines that start with one of twelve bullets.</summary>
    public int BulletLines { get; private set; }

    /// <summary>Paragraphs with a phrase of policy notes; all where <c>lorem ipsum</c> occurs.</summary>
    public int BoilerplateParagraphs { get; private init; }

    public static NemoLines Of(DocumentText text)
    {
        using var lines = Filled(text.Utf8, 1);
        using var paragraphs = Filled(text.Utf8, 2);
        var found = new NemoLines
        {
            Lines = NemoPieces.Of(text.Utf8, lines.Items),
            Paragraphs = NemoPieces.Of(text.Utf8, paragraphs.Items),
            BoilerplateParagraphs = NemoBoilerplate.Count(text.Utf8, paragraphs.Items),
        };
        foreach (var line in lines.Items) found.Add(CodePoints.Trim(line.Of(text.Utf8)));
        return found;
    }

    private void Add(ReadOnlySpan<byte> line)
    {
        if (line[^1] is not ((byte)'.' or (byte)'?' or (byte)'!' or (byte)'"' or (byte)'\'')) LinesWithoutEndMark++;
        foreach (var ellipsis in _ellipses)
        {
            if (line.Length < ellipsis.Length || !Matches(line[^ellipsis.Length..], ellipsis)) continue;
            EllipsisLines++;
            break;
        }

        if (line[0] < 0x80) return;
        foreach (var bullet in _bullets)
        {
            if (line.StartsWith(bullet)) BulletLines++;
        }
    }

    private static bool Matches(ReadOnlySpan<byte> end, ReadOnlySpan<byte> ellipsis) =>
        ellipsis[0] == 'r' ? Ascii.EqualsIgnoreCase(end, ellipsis) : end.SequenceEqual(ellipsis);

    private static PooledList<ByteRange> Filled(ReadOnlySpan<byte> text, int newlines)
    {
        using var all = LineSplitter.SplitAtNewlines(text, newlines);
        var filled = default(PooledList<ByteRange>);
        foreach (var piece in all.Items)
        {
            if (!CodePoints.IsBlank(piece.Of(text))) filled.Add(piece);
        }

        return filled;
    }
}

/// <summary>Pieces of a text, the different ones among them, and the code points of both.</summary>
internal readonly record struct NemoPieces(int Count, int Distinct, int CodePoints, int DistinctCodePoints)
{
    public static NemoPieces Of(ReadOnlySpan<byte> text, ReadOnlySpan<ByteRange> pieces)
    {
        var all = Duplicates.Among(text, pieces);
        return new(all.Pieces, all.Pieces - all.Repeated, all.Length, all.Length - all.RepeatedLength);
    }
}
