namespace Curation.Extraction.Tree;

/// <summary>Pieces for each of which AngleSharp's tokenizer calls itself once more when they follow each other: many would overflow the stack.</summary>
/// <remarks>Both build nothing: an end tag without a name is no tag (HTML standard §13.2.5.7), and dashes with a bang do not end a comment
/// (§13.2.5.52). So a page with fewer of them is the same page.</remarks>
internal static class TokenizerRuns
{
    private const int MostRepeats = 100;
    private static readonly string[] _pieces = ["</>", "--!"];

    /// <summary>Takes out what such a run has beyond a harmless length.</summary>
    /// <returns>The new length.</returns>
    public static int Shorten(Span<char> page)
    {
        var length = page.Length;
        foreach (var piece in _pieces) length = Shorten(page[..length], piece);
        return length;
    }

    private static int Shorten(Span<char> page, ReadOnlySpan<char> piece)
    {
        var (read, written, repeats) = (0, 0, 0);
        while (page[read..].IndexOf(piece) is >= 0 and var gap)
        {
            // more dashes before the bang do not end the run
            repeats = page.Slice(read, gap).ContainsAnyExcept('-') ? 1 : repeats + 1;
            var kept = repeats > MostRepeats ? gap : gap + piece.Length;
            if (written < read) page.Slice(read, kept).CopyTo(page[written..]);
            (read, written) = (read + gap + piece.Length, written + kept);
        }

        if (written == read) return page.Length;
        page[read..].CopyTo(page[written..]);
        return page.Length - (read - written);
    }
}
