namespace Curation.Tokenization;

/// <summary>The distinct pieces of a corpus as linked symbols; count and places of every adjacent pair are kept up to date while pairs merge.</summary>
internal sealed class PieceSymbols
{
    private const int Gone = -1;

    private readonly int[] _symbols, _next, _previous, _pieces;
    private readonly List<long> _weights = [];
    private readonly PairTable _index = new(1 << 16);
    private readonly List<(int Left, int Right)> _pairs = [];
    private readonly List<long> _counts = [];
    private readonly List<List<int>?> _places = [];

    public PieceSymbols(IReadOnlyCollection<(ReadOnlyMemory<byte> Piece, long Count)> pieces)
    {
        var length = checked((int)pieces.Sum(piece => (long)piece.Piece.Length));
        (_symbols, _next, _previous, _pieces) = (new int[length], new int[length], new int[length], new int[length]);
        var at = 0;
        foreach (var (piece, count) in pieces)
        {
            for (var i = 0; i < piece.Length; i++, at++)
            {
                _symbols[at] = piece.Span[i];
                _pieces[at] = _weights.Count;
                _previous[at] = i > 0 ? at - 1 : Gone;
                _next[at] = i + 1 < piece.Length ? at + 1 : Gone;
                if (i > 0) Change(at - 1, _symbols[at - 1], _symbols[at], count, isNew: true);
            }

            _weights.Add(count);
        }
    }

    /// <summary>Pairs seen so far; they are numbered in the order in which they first appeared.</summary>
    public int Pairs => _pairs.Count;

    public (int Left, int Right) Pair(int pair) => _pairs[pair];

    /// <summary>Overlapping occurrences count, as in minbpe: "aaa" has two of (a, a).</summary>
    public long CountOf(int pair) => _counts[pair];

    /// <summary>Replaces every occurrence of the pair, from the left in each piece, by a symbol that is new.</summary>
    /// <remarks>The pairs that this creates are numbered from the former <see cref="Pairs"/> on.</remarks>
    public void Merge(int pair, int product)
    {
        var (left, right) = _pairs[pair];
        // new places of a pair only arise in the merge that makes its newer symbol, so its list is complete and ascending
        var places = _places[pair]!;
        _places[pair] = null;
        foreach (var at in places)
        {
            var second = _symbols[at] == left ? _next[at] : Gone;
            if (second == Gone || _symbols[second] != right) continue;
            Replace(at, second, product);
        }
    }

    private void Replace(int at, int second, int product)
    {
        var weight = _weights[_pieces[at]];
        var (before, after) = (_previous[at], _next[second]);
        Change(at, _symbols[at], _symbols[second], -weight, isNew: false);
        if (before != Gone)
        {
            Change(before, _symbols[before], _symbols[at], -weight, isNew: false);
            Change(before, _symbols[before], product, weight, isNew: true);
        }

        if (after != Gone)
        {
            Change(second, _symbols[second], _symbols[after], -weight, isNew: false);
            Change(at, product, _symbols[after], weight, isNew: true);
            _previous[after] = at;
        }

        _symbols[at] = product;
        _symbols[second] = Gone;
        _next[at] = after;
    }

    private void Change(int at, int left, int right, long weight, bool isNew)
    {
        var pair = _index.FindOrAdd(left, right, _pairs.Count);
        if (pair == _pairs.Count)
        {
            _pairs.Add((left, right));
            _counts.Add(0);
            _places.Add([]);
        }

        _counts[pair] += weight;
        if (isNew) _places[pair]!.Add(at);
    }
}
