using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Text;

namespace Curation.Runs;

/// <summary>Cuts that one step made in all texts.</summary>
/// <param name="Step">Its name in reasons.</param>
/// <param name="Folder">Where its tables lie in a run.</param>
public sealed record CutLayer(string Step, string Folder)
{
    /// <summary>Whether what was cut may not be shown.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>Tells where the cuts of one layer come from.</summary>
public interface ICutOrigins
{
    CutLayer Layer { get; }

    /// <summary>One for each of a document's cuts; null where it is not known.</summary>
    /// <param name="cuts">In bytes, ends excluded.</param>
    IReadOnlyList<CutOrigin?> Of(string runFolder, string unit, long row, IReadOnlyList<(int Start, int End)> cuts);
}

/// <summary>Of what kind a cut was, and where the same stands first.</summary>
/// <param name="Kind">line, paragraph, sentence, passage.</param>
/// <param name="Unit">Of the document that keeps it.</param>
/// <param name="Row">Its row there.</param>
public sealed record CutOrigin(string Kind, string Unit, long Row);

/// <summary>What was cut out of a document, in bytes of its text as it was before.</summary>
/// <param name="Ranges">Apart and in order.</param>
/// <param name="WordsLeft">Words of what is left, punctuation not counted.</param>
/// <param name="IsDropped">Whether what is left is too little, or was cut too often, to be kept.</param>
internal sealed record CutRow(long Row, string Id, IReadOnlyList<ByteRange> Ranges, int WordsLeft, bool IsDropped)
{
    public int Bytes => Ranges.Sum(range => range.Length);

    /// <param name="text">Before the cut.</param>
    /// <param name="ranges">What is to go; white space left at the end of the text goes too, and nothing is glued together.</param>
    /// <param name="minWords">A document with fewer words left is dropped; with none at all in any case.</param>
    public static CutRow Of(FinalText text, IReadOnlyList<ByteRange> ranges, int minWords)
    {
        var cuts = Cutting.Fitted(text.Document.Text.Utf8, ranges);
        using var left = DocumentText.FromUtf8(Cutting.Apply(text.Document.Text.Utf8, cuts));
        var words = left.NormalizedWordHashes.Length;
        return new(text.Row, text.Document.Id, cuts, words, words < Math.Max(1, minWords));
    }
}

/// <summary><c>FOLDER/UNIT.parquet</c>: the documents of a unit that lost something, by row.</summary>
internal static class CutTable
{
    public static Schema Schema { get; } = new(
        Column.Int64("row"), Column.Utf8("id"), Column.Int32List("ranges"), Column.Int32("bytes"), Column.Int32("words_left"), Column.Bool("dropped"));

    public static string PathOf(CutLayer layer, string unit) => $"{layer.Folder}/{unit}.parquet";

    public static IEnumerable<CutRow> Read(string runFolder, CutLayer layer, string unit)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, PathOf(layer, unit)));
        for (var rows = table.Rows("row", "id", "ranges", "words_left", "dropped"); rows.Read();)
            yield return new CutRow(rows.Int64(0), Encoding.UTF8.GetString(rows.Utf8(1)), Ranges(rows.Int32List(2)), rows.Int32(3), rows.Bool(4));
    }

    public static void Write(ParquetWriter table, CutRow row)
    {
        table.Int64(0, row.Row);
        table.Utf8(1, row.Id);
        table.Int32List(2, [.. row.Ranges.SelectMany(range => new[] { range.Start, range.End })]);
        table.Int32(3, row.Bytes);
        table.Int32(4, row.WordsLeft);
        table.Bool(5, row.IsDropped);
        table.EndRow();
    }

    private static ByteRange[] Ranges(ReadOnlySpan<int> ends)
    {
        var ranges = new ByteRange[ends.Length / 2];
        for (var i = 0; i < ranges.Length; i++) ranges[i] = new(ends[2 * i], ends[2 * i + 1]);
        return ranges;
    }
}

/// <summary>The documents of a layer of cuts that were left too little.</summary>
/// <param name="units">The units of extract, in order.</param>
/// <param name="reason"><c>step/rule</c>; the number that decides is the words left.</param>
internal sealed class CutRejections(IReadOnlyList<string> units, CutLayer layer, string reason) : IRejections
{
    public IReadOnlyList<string> Files => [.. units.Select(unit => CutTable.PathOf(layer, unit))];

    public IEnumerable<Rejection> Read(string runFolder) =>
        from unit in units
        from row in CutTable.Read(runFolder, layer, unit)
        where row.IsDropped
        select new Rejection(unit, (int)row.Row, reason, row.WordsLeft);
}
