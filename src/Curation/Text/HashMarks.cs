using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>Pairs of bits that hashes share, eight to a hash that is to come: whether one came, and whether it may have come again. They fit nearer caches than
/// <see cref="HashCells"/>.</summary>
internal readonly ref struct HashMarks
{
    private const int BytesPerHash = 2, MinBytes = 16, MaxBytes = 1 << 28;

    private const int Pairs = 32;
    private const ulong Seen = 1;

    private readonly ref ulong _first;
    private readonly int _shift;

    /// <summary>All clear, in a list that the caller disposes.</summary>
    public HashMarks(ref PooledList<ulong> list, int hashes)
    {
        var bytes = BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp((long)hashes * BytesPerHash, MinBytes, MaxBytes));
        var words = list.Resize((int)bytes / sizeof(ulong));
        words.Clear();
        _first = ref MemoryMarshal.GetReference(words);
        _shift = 64 - BitOperations.Log2((uint)words.Length);
    }

    /// <summary>Marks a hash as seen; then as seen again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(ulong hash)
    {
        ref var word = ref Unsafe.Add(ref _first, (nint)(hash >> _shift));
        var pair = (int)(hash % Pairs) * 2;
        word |= ((word >> pair & Seen) << 1 | Seen) << pair;
    }

    /// <summary>1 where a hash may have been marked twice, otherwise 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MayRepeat(ulong hash) => (int)(Unsafe.Add(ref _first, (nint)(hash >> _shift)) >> ((int)(hash % Pairs) * 2) >> 1 & Seen);
}
