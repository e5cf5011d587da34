namespace Curation.Sources.Jsonl;

/// <summary>The lines of a file, one at a time; lines of white space alone are passed over.</summary>
internal sealed class LineWindow(Segments segments, int maxBytes)
{
    private readonly RecordWindow _window = new(segments);
    private int _taken;

    public long Offset { get; private set; }

    public long Length { get; private set; }

    /// <summary>Counted from one; null where reading began further on.</summary>
    public long? Number { get; private set; } = 0;

    public bool IsTooLong { get; private set; }

    /// <summary>Without its line break; valid until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Goes to the first line that begins at a place or behind it; false where the file has no line there, or is packed and has no places.</summary>
    public bool Begin(long place)
    {
        if (place == 0) return true;
        Number = null;
        return _window.SeekTo(place - 1) && _window.SkipTo("\n"u8);
    }

    /// <summary>False at the end of the file; a line that a damaged file cuts off is not given out.</summary>
    public bool Next()
    {
        do
        {
            _window.Advance(_taken);
            _taken = 0;
            if (!Read()) return false;
        }
        while (!IsTooLong && Line.Span.Trim(" \t\r"u8).IsEmpty);
        return true;
    }

    private bool Read()
    {
        Offset = _window.Offset;
        IsTooLong = false;
        for (int asked = 1, searched = 0; ;)
        {
            var hasMore = _window.Ensure(asked);
            var bytes = _window.Available;
            var found = bytes.Span[searched..].IndexOf((byte)'\n');
            if (found >= 0) return Take(bytes[..(searched + found)], 1);
            if (!hasMore) return segments.Fault is null && bytes.Length > 0 ? Take(bytes, 0) : Fail(bytes.Length);
            if (bytes.Length > maxBytes) return SkipLong();
            searched = bytes.Length;
            asked = (int)Math.Max(searched + 1, Math.Min(2L * searched, maxBytes + 1L));
        }
    }

    private bool Take(ReadOnlyMemory<byte> line, int lineBreak)
    {
        Number++;
        var isFirst = Offset == 0 && line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        (Line, Length, _taken) = (isFirst ? line[3..] : line, line.Length, line.Length + lineBreak);
        return true;
    }

    private bool Fail(int length)
    {
        if (length > 0) Number++;
        Length = length;
        return false;
    }

    private bool SkipLong()
    {
        Number++;
        IsTooLong = true;
        _window.SkipTo("\n"u8);
        Length = _window.Offset - Offset;
        return true;
    }
}
