using Curation.Runs;
using Curation.Text;

namespace Curation.Decontamination;

/// <summary>Cuts contaminated passages, and what stands around them, out of the few documents that have them.</summary>
/// <remarks>GPT-3 (Brown et al. 2020, appendix C): 200 characters on both sides, and no document of more than ten pieces. What is left ends
/// with whole words.</remarks>
internal sealed class Purifier(FinalTexts texts, DecontaminateOptions options)
{
    // what goes on for longer is no word
    private const int MostWord = 100;

    /// <summary>The layer of cuts it leaves.</summary>
    public static readonly CutLayer Layer = new("decontaminate", "decontamination/cuts") { IsSecret = true };

    /// <summary>Writes the cuts of one unit.</summary>
    /// <param name="found">What was found in it and stands.</param>
    /// <returns>The documents, each with the rule it falls for, if any, and the number that decided.</returns>
    public List<(CutRow Row, string? Rule, double Value)> Cut(string runFolder, string unit, IEnumerable<ContaminationRow> found)
    {
        var ranges = found.ToLookup(row => row.Row, row => row.Ranges);
        var done = new List<(CutRow Row, string? Rule, double Value)>();
        using var file = new TableFile(runFolder, CutTable.PathOf(Layer, unit), CutTable.Schema);
        foreach (var stored in ranges.Count == 0 ? [] : texts.Read(runFolder, unit, ranges.Contains))
        {
            using var final = texts.Finish(stored);
            var pieces = Pieces(final.Document.Text.Utf8, [.. ranges[stored.Row].SelectMany(Pairs)]);
            var row = CutRow.Of(final, pieces, options.MinWords);
            var isBroken = pieces.Count > options.MaxPieces;
            done.Add((row, isBroken ? "max-pieces" : row.IsDropped ? "min-words" : null, isBroken ? pieces.Count : row.WordsLeft));
            CutTable.Write(file.Rows, row with { IsDropped = row.IsDropped || isBroken });
        }

        file.Finish();
        return done;
    }

    private static IEnumerable<ByteRange> Pairs(int[] ends) => ends.Chunk(2).Select(pair => new ByteRange(pair[0], pair[1]));

    /// <summary>The ranges with what stands around them, those that meet as one.</summary>
    private List<ByteRange> Pieces(ReadOnlySpan<byte> utf8, List<ByteRange> matches)
    {
        var pieces = new List<ByteRange>();
        foreach (var match in matches.OrderBy(match => match.Start).ThenBy(match => match.End))
        {
            var piece = new ByteRange(WordStart(utf8, Back(utf8, match.Start)), WordEnd(utf8, Forth(utf8, match.End)));
            if (pieces.Count > 0 && piece.Start <= pieces[^1].End) pieces[^1] = pieces[^1] with { End = Math.Max(pieces[^1].End, piece.End) };
            else pieces.Add(piece);
        }

        return pieces;
    }

    private int Back(ReadOnlySpan<byte> utf8, int at)
    {
        for (var left = options.Around; left > 0 && at > 0; left--)
        {
            at--;
            while (at > 0 && IsContinued(utf8[at])) at--;
        }

        return at;
    }

    private int Forth(ReadOnlySpan<byte> utf8, int at)
    {
        for (var left = options.Around; left > 0 && at < utf8.Length; left--)
        {
            at++;
            while (at < utf8.Length && IsContinued(utf8[at])) at++;
        }

        return at;
    }

    private static int WordStart(ReadOnlySpan<byte> utf8, int at)
    {
        for (var left = MostWord; left > 0 && WordBorders.IsWithin(utf8, at); left--) at = CodePoints.LastStart(utf8[..at]);
        return at;
    }

    private static int WordEnd(ReadOnlySpan<byte> utf8, int at)
    {
        for (var left = MostWord; left > 0 && WordBorders.IsWithin(utf8, at); left--) CodePoints.Decode(utf8, at, out at);
        return at;
    }

    private static bool IsContinued(byte value) => (value & 0xC0) == 0x80;
}
