namespace Curation.Quality;

/// <summary>Mean number of different words in 50 on end, as a share of them; of the whole text when it is shorter.</summary>
/// <remarks>Source: MATTR, Covington and McFall 2010, J. Quant. Linguistics 17. Words are told apart by 11 bits of their hash: about one type in 50 is
/// lost, the same for every text.</remarks>
internal ref struct MovingDiversity(Span<byte> counts, Span<ushort> ring)
{
    public const int Window = 50, Slots = 2048;
    private readonly Span<byte> _counts = counts;
    private readonly Span<ushort> _ring = ring;
    private int _words, _distinct;
    private long _sum, _windows;

    public readonly double Share => _words == 0 ? 0 : _windows == 0 ? (double)_distinct / _words : (double)_sum / (_windows * Window);

    public void Add(ulong hash)
    {
        var slot = (ushort)(hash >> 53);
        var place = _words++ % Window;
        if (_words > Window && --_counts[_ring[place]] == 0) _distinct--;
        _ring[place] = slot;
        if (_counts[slot]++ == 0) _distinct++;
        if (_words < Window) return;
        _windows++;
        _sum += _distinct;
    }
}
