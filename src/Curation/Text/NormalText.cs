namespace Curation.Text;

/// <summary>A text in Unicode's normal form KC, which knows where in the given text each of its bytes comes from. Used for one text after the other.</summary>
internal sealed class NormalText
{
    private readonly List<(ByteRange Normal, ByteRange Given)> _changes = [];
    private NormalPieces _pieces = new(NormalFormTable.Compatibility);
    private PooledList<byte> _bytes;
    private int _near = -1;

    /// <summary>The text in normal form: the given bytes themselves where it is. It stands until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8)
    {
        _changes.Clear();
        _bytes.Dispose();
        _near = -1;
        var copied = 0;
        for (var at = 0; _pieces.Next(utf8, at, out var piece); at = piece.End)
        {
            var normal = _pieces.Normal(piece.Of(utf8));
            var given = Changed(piece.Of(utf8), normal);
            if (given.Length == 0 && normal.Length == piece.Length) continue;
            Append(utf8[copied..(piece.Start + given.Start)]);
            copied = piece.Start + given.End;
            var start = _bytes.Count;
            Append(normal[given.Start..^(piece.Length - given.End)]);
            _changes.Add((new(start, _bytes.Count), new(piece.Start + given.Start, copied)));
        }

        if (_changes.Count == 0) return utf8;
        Append(utf8[copied..]);
        return _bytes.Items;
    }

    /// <summary>Where in the given text what stands between two places of the normal form begins and ends.</summary>
    public ByteRange Given(int start, int end)
    {
        if (_changes.Count == 0) return new(start, end);
        var (first, last) = (Before(start), Before(end - 1));
        return new(
            first < 0 ? start : Place(_changes[first], start, _changes[first].Given.Start),
            last < 0 ? end : Place(_changes[last], end - 1, _changes[last].Given.End - 1) + 1);
    }

    private static int Place((ByteRange Normal, ByteRange Given) change, int at, int inside) =>
        at < change.Normal.End ? inside : at - change.Normal.End + change.Given.End;

    /// <summary>The last change that begins at a place or before it; -1: none. Places that are asked for from left to right take a step each.</summary>
    private int Before(int at)
    {
        if (_near >= 0 && _changes[_near].Normal.Start > at) _near = -1;
        while (_near + 1 < _changes.Count && _changes[_near + 1].Normal.Start <= at) _near++;
        return _near;
    }

    /// <summary>What differs of a piece: without the bytes, in whole code points, that both have at their beginning and end.</summary>
    private static ByteRange Changed(ReadOnlySpan<byte> piece, ReadOnlySpan<byte> normal)
    {
        var start = piece.CommonPrefixLength(normal);
        while (start > 0 && start < piece.Length && IsContinued(piece[start])) start--;
        var end = piece.Length;
        for (var other = normal.Length; end > start && other > start && piece[end - 1] == normal[other - 1]; other--) end--;
        while (end < piece.Length && IsContinued(piece[end])) end++;
        return new(start, end);
    }

    private static bool IsContinued(byte value) => (value & 0xC0) == 0x80;

    private void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(_bytes.Extend(bytes.Length)[^bytes.Length..]);
}
