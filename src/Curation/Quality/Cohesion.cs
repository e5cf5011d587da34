using System.Buffers;

namespace Curation.Quality;

/// <summary>How many content words of a text were already said within the last hundred:
/// writers stay with a subject, text generated word by word does not.</summary>
/// <remarks>Source: repetition as lexical cohesion, Halliday and Hasan 1976. One look-up a word in a small table that forgets.</remarks>
internal sealed class Cohesion : IDisposable
{
    private const int Reach = 100, Slots = 2048;
    private readonly ulong[] _seen = ArrayPool<ulong>.Shared.Rent(Slots);
    private uint _words, _repeated;

    public Cohesion() => _seen.AsSpan(0, Slots).Clear();

    public int Words => (int)_words;

    public double Share => _words == 0 ? 0 : (double)_repeated / _words;

    public void Add(ulong hash)
    {
        ref var seen = ref _seen[hash >> 53];
        var tag = hash << 11 & 0xFFFFFFFF00000000;
        if ((seen & 0xFFFFFFFF00000000) == tag && seen != 0 && _words + 1 - (uint)seen <= Reach) _repeated++;
        seen = tag | ++_words;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_seen);
}
