using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Tokenization;

/// <summary>The ids of pieces seen before, for pieces of up to 15 bytes: their bytes and length are the key itself. Bounded: emptied when full.</summary>
internal sealed class PieceCache
{
    public const int MaxPieceBytes = 15;

    /// <summary>Ids that one look-up may write, used or not.</summary>
    public const int Inline = 3;

    private const int FirstEntries = 1 << 12, MaxEntries = 1 << 19;

    private Entry[] _entries = new Entry[FirstEntries];
    private int[] _more = new int[FirstEntries];
    private int _count, _moreCount;

    /// <summary>Two words that are equal only for equal pieces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Low, ulong High) Key(ReadOnlySpan<byte> text, int start, int length)
    {
        ulong low, high;
        if (start + 16 <= text.Length)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start);
            low = Unsafe.ReadUnaligned<ulong>(ref first);
            high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 8));
        }
        else
        {
            Span<byte> padded = stackalloc byte[16];
            text.Slice(start, length).CopyTo(padded);
            (low, high) = (MemoryMarshal.Read<ulong>(padded), MemoryMarshal.Read<ulong>(padded[8..]));
        }

        if (length >= 8) high &= (1UL << 8 * (length - 8)) - 1;
        else (low, high) = (low & (1UL << 8 * length) - 1, 0);
        return (low, high | (ulong)length << 56);
    }

    /// <summary>Writes the ids and tells how many they are; 0 for an unknown piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find((ulong Low, ulong High) key, Span<int> ids)
    {
        ref var entry = ref Place(_entries, key);
        if (entry.Count > Inline) return Copy(entry, ids);
        (ids[2], ids[1], ids[0]) = (entry.C, entry.B, entry.A);
        return entry.Count;
    }

    public void Add((ulong Low, ulong High) key, ReadOnlySpan<int> ids)
    {
        if (_count >= _entries.Length / 2) Grow();
        ref var entry = ref Place(_entries, key);
        entry = new Entry { Low = key.Low, High = key.High, Count = (byte)ids.Length };
        _count++;
        if (ids.Length > Inline)
        {
            if (_moreCount + ids.Length > _more.Length) Array.Resize(ref _more, _more.Length * 2);
            ids.CopyTo(_more.AsSpan(_moreCount));
            entry.A = _moreCount;
            _moreCount += ids.Length;
            return;
        }

        entry.A = ids[0];
        if (ids.Length > 1) entry.B = ids[1];
        if (ids.Length > 2) entry.C = ids[2];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Entry Place(Entry[] entries, (ulong Low, ulong High) key)
    {
        var mixed = (key.Low ^ key.High * 0xD6E8FEB86659FD93) * 0x9E3779B97F4A7C15;
        var i = (int)(mixed >> 32) & entries.Length - 1;
        while (entries[i].High != 0 && (entries[i].High != key.High || entries[i].Low != key.Low)) i = i + 1 & entries.Length - 1;
        return ref entries[i];
    }

    private int Copy(in Entry entry, Span<int> ids)
    {
        _more.AsSpan(entry.A, entry.Count).CopyTo(ids);
        return entry.Count;
    }

    private void Grow()
    {
        if (_entries.Length >= MaxEntries)
        {
            Array.Clear(_entries);
            (_count, _moreCount) = (0, 0);
            return;
        }

        var old = _entries;
        _entries = new Entry[old.Length * 4];
        foreach (var entry in old)
        {
            if (entry.High != 0) Place(_entries, (entry.Low, entry.High)) = entry;
        }
    }

    private struct Entry
    {
        public ulong Low, High;
        public int Count, A, B, C;
    }
}
