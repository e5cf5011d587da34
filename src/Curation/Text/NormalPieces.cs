using System.Text;

namespace Curation.Text;

/// <summary>Brings a text into Unicode's normal form C or KC, piece by piece: a piece is a code point and those behind it that may join it; what stands between
/// pieces is in normal form. Unicode Standard Annex 15, sections 1.3 and 9.1; the runtime's own does nothing without ICU.</summary>
internal struct NormalPieces(NormalFormTable table) : IDisposable
{
    private const int ClassShift = 32;

    private PooledList<int> _codePoints, _unsorted;
    private PooledList<long> _order;
    private PooledList<byte> _bytes;

    /// <summary>The next piece behind <paramref name="at"/>, the end of the last one or 0.</summary>
    public readonly bool Next(ReadOnlySpan<byte> utf8, int at, out ByteRange piece)
    {
        var moving = NextMoving(utf8, at);
        piece = new(moving, moving);
        if (moving == utf8.Length) return false;
        var joins = table.Joins(CodePoints.Decode(utf8, moving, out var end));
        while (end < utf8.Length && table.Joins(CodePoints.Decode(utf8, end, out var next))) end = next;
        piece = new(joins && moving > at ? CodePoints.LastStart(utf8[..moving]) : moving, end);
        return true;
    }

    /// <summary>A piece in normal form; it stands until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Normal(ReadOnlySpan<byte> piece)
    {
        _codePoints.Resize(0);
        var only = CodePoints.Decode(piece, 0, out var end);
        if (end == piece.Length && table.Compatible(only) is [var plain] && !table.Moves(plain)) return Encoded(plain);
        for (var at = 0; at < piece.Length;) Decompose(CodePoints.Decode(piece, at, out at));
        var all = _codePoints.Resize(_codePoints.Count);
        Reorder(all);
        _bytes.Resize(0);
        foreach (var codePoint in all[..Join(all)])
        {
            var rune = new Rune(codePoint);
            rune.EncodeToUtf8(_bytes.Extend(rune.Utf8SequenceLength)[^rune.Utf8SequenceLength..]);
        }

        return _bytes.Items;
    }

    private ReadOnlySpan<byte> Encoded(int codePoint)
    {
        var rune = new Rune(codePoint);
        rune.EncodeToUtf8(_bytes.Resize(rune.Utf8SequenceLength));
        return _bytes.Items;
    }

    public void Dispose()
    {
        _codePoints.Dispose();
        _unsorted.Dispose();
        _order.Dispose();
        _bytes.Dispose();
    }

    /// <summary>The next place of a code point that moves; the end where there is none.</summary>
    private readonly int NextMoving(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length)
        {
            if (utf8[at] >= table.FirstMoving)
            {
                if (table.Moves(CodePoints.Decode(utf8, at, out var next))) return at;
                at = next;
            }
            else if (++at < utf8.Length && utf8[at] < table.FirstMoving)
            {
                var skipped = utf8[at..].IndexOfAnyInRange(table.FirstMoving, (byte)0xFF);
                at = skipped < 0 ? utf8.Length : at + skipped;
            }
        }

        return at;
    }

    private void Decompose(int codePoint)
    {
        // Decompositions nest at most four deep.
        var compatible = table.Compatible(codePoint);
        foreach (var part in compatible) Decompose(part);
        if (!compatible.IsEmpty) return;
        if (!table.Decompose(codePoint, out var first, out var second))
        {
            _codePoints.Add(codePoint);
            return;
        }

        Decompose(first);
        if (second != 0) Decompose(second);
    }

    /// <summary>Sorts each run of combining marks by class; marks of one class keep their order.</summary>
    private void Reorder(Span<int> all)
    {
        for (var start = 0; start < all.Length;)
        {
            _order.Resize(0);
            var end = start;
            for (; end < all.Length && table.ClassOf(all[end]) is > 0 and var kind; end++) _order.Add((long)kind << ClassShift | (uint)(end - start));
            Sort(all[start..end]);
            start = end + 1;
        }
    }

    private void Sort(Span<int> run)
    {
        if (run.Length < 2) return;
        var order = _order.Resize(_order.Count);
        order.Sort();
        var unsorted = _unsorted.Resize(run.Length);
        run.CopyTo(unsorted);
        for (var i = 0; i < run.Length; i++) run[i] = unsorted[(int)order[i]];
    }

    /// <summary>Joins marks with the letter before them where nothing stands in between.</summary>
    private readonly int Join(Span<int> all)
    {
        int count = 0, starter = -1, last = 0;
        foreach (var codePoint in all)
        {
            var kind = table.ClassOf(codePoint);
            if (starter >= 0 && (last == 0 || last < kind) && table.Compose(all[starter], codePoint, out var composed))
            {
                all[starter] = composed;
                continue;
            }

            if (kind == 0) starter = count;
            last = kind;
            all[count++] = codePoint;
        }

        return count;
    }
}
