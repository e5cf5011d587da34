using System.Text;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Brings text into Unicode's normal form C. Unicode Standard Annex 15, sections 1.3 and 9.1; the runtime's own does nothing without ICU.</summary>
internal sealed class Nfc(byte[] table)
{
    // The first byte of U+0300: no code point below it moves.
    private const byte FirstMoving = 0xCC;

    private readonly NfcTable _table = new(table);

    /// <summary>The text in normal form; the given one where it is.</summary>
    public DocumentText Compose(DocumentText text)
    {
        var utf8 = text.Utf8;
        var at = NextMoving(utf8, 0);
        if (at == utf8.Length) return text;
        var edit = new TextEdit(text);
        var pieces = default(Piece);
        while (at < utf8.Length)
        {
            var start = at == 0 ? 0 : CodePoints.LastStart(utf8[..at]);
            var end = at;
            while (end < utf8.Length && _table.Moves(CodePoints.Decode(utf8, end, out var next))) end = next;
            var composed = pieces.Compose(_table, utf8[start..end]);
            if (!composed.SequenceEqual(utf8[start..end])) edit.Replace(start, end, composed);
            at = NextMoving(utf8, end);
        }

        pieces.Dispose();
        return edit.Finish();
    }

    /// <summary>The next place of a code point that moves; the end where there is none.</summary>
    private int NextMoving(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length)
        {
            if (utf8[at] >= FirstMoving)
            {
                if (_table.Moves(CodePoints.Decode(utf8, at, out var next))) return at;
                at = next;
            }
            else if (++at < utf8.Length && utf8[at] < FirstMoving)
            {
                var skipped = utf8[at..].IndexOfAnyInRange(FirstMoving, (byte)0xFF);
                at = skipped < 0 ? utf8.Length : at + skipped;
            }
        }

        return at;
    }

    /// <summary>Room for one piece: what starts with a code point that stays and goes on with such as move.</summary>
    private struct Piece : IDisposable
    {
        private const int ClassShift = 32;

        private PooledList<int> _codePoints, _unsorted;
        private PooledList<long> _order;
        private PooledList<byte> _bytes;

        public ReadOnlySpan<byte> Compose(NfcTable table, ReadOnlySpan<byte> text)
        {
            _codePoints.Resize(0);
            for (var at = 0; at < text.Length;) Decompose(table, CodePoints.Decode(text, at, out at));
            var all = _codePoints.Resize(_codePoints.Count);
            Reorder(table, all);
            _bytes.Resize(0);
            foreach (var codePoint in all[..Join(table, all)])
            {
                var count = _bytes.Count;
                var rune = new Rune(codePoint);
                rune.EncodeToUtf8(_bytes.Resize(count + rune.Utf8SequenceLength)[count..]);
            }

            return _bytes.Items;
        }

        public void Dispose()
        {
            _codePoints.Dispose();
            _unsorted.Dispose();
            _order.Dispose();
            _bytes.Dispose();
        }

        private void Decompose(NfcTable table, int codePoint)
        {
            // Decompositions nest at most four deep.
            if (!table.Decompose(codePoint, out var first, out var second))
            {
                _codePoints.Add(codePoint);
                return;
            }

            Decompose(table, first);
            if (second != 0) Decompose(table, second);
        }

        /// <summary>Sorts each run of combining marks by class; marks of one class keep their order.</summary>
        private void Reorder(NfcTable table, Span<int> all)
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
        private static int Join(NfcTable table, Span<int> all)
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
}
