namespace Curation.Text.Spacy;

/// <summary>Chunks and the white space between them.</summary>
internal static class ChunkRow
{
    /// <summary>The chunks around one, each a single space behind the one before it, as far as tokens of a special case may stand in them.</summary>
    /// <param name="from">Where the text starts.</param>
    /// <returns>Which of the row is the chunk.</returns>
    public static int Find(ReadOnlySpan<byte> text, ByteRange chunk, int from, ref PooledList<ByteRange> row)
    {
        var (first, before) = (chunk.Start, 0);
        while (before < SpacySpecials.MostPieces && first - 2 >= from && text[first - 1] == ' ' && SpacySpecials.MayJoin(text[first - 2], text[first])
            && StartOfChunk(text, first - 1, from) is var start && start < first - 1)
        {
            (first, before) = (start, before + 1);
        }

        row.Resize(0);
        for (var more = before + SpacySpecials.MostPieces; ; more--)
        {
            var end = EndOfChunk(text, first);
            row.Add(new(first, end));
            if (more == 0 || end + 1 >= text.Length || text[end] != ' ' || !SpacySpecials.MayJoin(text[end - 1], text[end + 1])) return before;
            first = end + 1;
            if (EndOfChunk(text, first) == first) return before;
        }
    }

    public static int EndOfChunk(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && !IsSpace(text, at, out var next)) at = next;
        return at;
    }

    public static int EndOfSpace(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsSpace(text, at, out var next)) at = next;
        return at;
    }

    private static int StartOfChunk(ReadOnlySpan<byte> text, int end, int from)
    {
        while (end > from && CodePoints.LastStart(text[..end]) is var last && !IsSpace(text, last, out _)) end = last;
        return end;
    }

    private static bool IsSpace(ReadOnlySpan<byte> text, int at, out int next) => (CharacterTable.At(text, at, out next) & CharacterClass.Space) != 0;
}
