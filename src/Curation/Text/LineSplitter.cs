using System.Buffers;

namespace Curation.Text;

/// <summary>The named ways to cut a text at line ends. The caller disposes the pieces.</summary>
internal static class LineSplitter
{
    private static readonly SearchValues<byte> _breakBytes = SearchValues.Create([(byte)'\n', (byte)'\r', 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0xC2, 0xE2]);

    /// <summary>Python's <c>splitlines()</c>: no piece after a final line end, none for an empty text.</summary>
    public static PooledList<ByteRange> SplitLines(ReadOnlySpan<byte> text)
    {
        var lines = default(PooledList<ByteRange>);
        int start = 0, at = 0;
        while (at < text.Length && text[at..].IndexOfAny(_breakBytes) is >= 0 and var skipped)
        {
            at += skipped;
            if ((CharacterTable.At(text, at, out var next) & CharacterClass.LineBreak) != 0)
            {
                lines.Add(new(start, at));
                if (text[at] == '\r' && next < text.Length && text[next] == '\n') next++;
                start = next;
            }

            at = next;
        }

        if (start < text.Length) lines.Add(new(start, text.Length));
        return lines;
    }

    /// <summary>Python's <c>re.split(r"\n{k,}", text)</c> with k = <paramref name="newlines"/>: always one piece more than separators.</summary>
    public static PooledList<ByteRange> SplitAtNewlines(ReadOnlySpan<byte> text, int newlines)
    {
        var pieces = default(PooledList<ByteRange>);
        int start = 0, at = 0;
        while (at < text.Length && text[at..].IndexOf((byte)'\n') is >= 0 and var skipped)
        {
            at += skipped;
            var end = at;
            while (end < text.Length && text[end] == '\n') end++;
            if (end - at >= newlines)
            {
                pieces.Add(new(start, at));
                start = end;
            }

            at = end;
        }

        pieces.Add(new(start, text.Length));
        return pieces;
    }

    /// <summary>Python's <c>text.split(separator)</c>: always one piece more than separators.</summary>
    public static PooledList<ByteRange> SplitAt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separator)
    {
        var pieces = default(PooledList<ByteRange>);
        var start = 0;
        while (text[start..].IndexOf(separator) is >= 0 and var length)
        {
            pieces.Add(new(start, start + length));
            start += length + separator.Length;
        }

        pieces.Add(new(start, text.Length));
        return pieces;
    }

    /// <summary>The same, the pieces stripped if asked for, without the empty ones.</summary>
    public static PooledList<ByteRange> SplitFilled(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separator, bool strip)
    {
        var filled = default(PooledList<ByteRange>);
        using var pieces = SplitAt(text, separator);
        foreach (var piece in pieces.Items)
        {
            var left = strip ? CodePoints.Trim(text, piece) : piece;
            if (left.Length > 0) filled.Add(left);
        }

        return filled;
    }
}

/// <summary>A piece of a text, in bytes.</summary>
internal readonly record struct ByteRange(int Start, int End)
{
    public int Length => End - Start;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text) => text[Start..End];
}
