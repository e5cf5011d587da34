using System.Numerics;
using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>A fixed set of hashes of words, asked without a branch to guess wrong: they are spread by the first factor under which no two share a slot.
/// </summary>
internal sealed class WordSet
{
    private const int SlotsPerWord = 8;
    private readonly ulong[] _slots;
    private readonly ulong _factor = GramHashes.Factor;
    private readonly int _shift;

    /// <param name="hashes">A few hundred at most; none of them is 0.</param>
    public WordSet(IEnumerable<ulong> hashes)
    {
        var all = hashes.Distinct().ToArray();
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(all.Length * SlotsPerWord + 2))];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        while (!Fill(all)) _factor = _factor * GramHashes.Factor + 2;
    }

    /// <summary>1 for a word of the set, otherwise 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Count(ulong hash) => _slots[(int)(hash * _factor >> _shift)] == hash ? 1 : 0;

    private bool Fill(ulong[] hashes)
    {
        _slots.AsSpan().Clear();
        foreach (var hash in hashes)
        {
            ref var slot = ref _slots[(int)(hash * _factor >> _shift)];
            if (slot != 0) return false;
            slot = hash;
        }

        return true;
    }
}
