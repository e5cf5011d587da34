using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>Small counters that hashes share, eight to a hash that is to come: what they hold is never less than how often a hash came.</summary>
internal readonly ref struct HashCells
{
    private const int CellsPerHash = 8, MinCells = 64, MaxCells = 1 << 30;

    private readonly ref byte _first;
    private readonly int _shift;

    /// <summary>All zero, in a list that the caller disposes.</summary>
    public HashCells(ref PooledList<byte> list, int hashes)
    {
        var cells = list.Resize((int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp((long)hashes * CellsPerHash, MinCells, MaxCells)));
        cells.Clear();
        _first = ref MemoryMarshal.GetReference(cells);
        _shift = 64 - BitOperations.Log2((uint)cells.Length);
    }

    /// <summary>What the counter of a hash holds, at most 255.</summary>
    public int this[ulong hash] => Of(hash);

    /// <summary>Counts a hash; gives what its counter holds now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Add(ulong hash)
    {
        ref var cell = ref Of(hash);
        var count = Math.Min(cell + 1, byte.MaxValue);
        cell = (byte)count;
        return count;
    }

    private ref byte Of(ulong hash) => ref Unsafe.Add(ref _first, (nint)(hash >> _shift));
}
