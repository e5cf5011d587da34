using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text;

/// <summary>Repeated n-grams as datatrove counts them (gopher_repetition_filter.py, find_all_duplicate): an n-gram is its words joined without a space, so that
/// <c>ab c</c> equals <c>a bc</c>. Read from the left, one seen before counts and is skipped over as a whole.</summary>
/// <remarks>An n-gram can repeat only where its first 16 bytes do (24 from seven words on, 32 from nine), or where it is shorter; a small filter without
/// branches narrows the places down to those.</remarks>
internal sealed class JoinedGrams : IDisposable
{
    private const int MinSize = NGramStatistics.MinDuplicateSize, MinWindowBytes = 16, MaxWindowBytes = 32;
    private const int FilterBytesPerWord = 8, MinFilterBytes = 64, MaxFilterWords = 1 << 27;

    private readonly Words _words;
    private PooledList<byte> _joined, _seen;
    private PooledList<int> _starts, _places;
    private PooledList<ulong> _windows, _slots;

    /// <summary>Takes at least five words.</summary>
    public JoinedGrams(Words words)
    {
        _words = words;
        Join(words.Text);
        var places = _places.Resize(words.Count - MinSize + 1);
        var windows = _windows.Resize(places.Length);
        for (var i = 0; i < places.Length; i++) (places[i], windows[i]) = (i, Load(_joined.Items, _starts.Items[i]));
    }

    /// <summary>Code points of the n-grams of a size that were seen before. Sizes are asked for one after the other, from 5 on.</summary>
    public long Repeated(int size)
    {
        var window = MinWindowBytes + (size - MinSize) / 2 * sizeof(ulong);
        if ((size - MinSize) % 2 == 0) Widen(window);
        Narrow(size, window);
        var slots = _slots.Resize((int)BitOperations.RoundUpToPowerOf2((uint)_places.Count + 1) * 2);
        slots.Clear();
        var (sum, next) = (0L, 0);
        foreach (var place in _places.Items)
        {
            if (place < next) continue;
            var start = _starts.Items[place];
            if (!IsKnown(slots, WordHash.Of(_joined.Items, start, _starts.Items[place + size] - start))) continue;
            next = place + size;
            ref readonly var end = ref _words.Items[next - 1];
            sum += end.CodePointsBefore + end.CodePoints - _words.Items[place].CodePointsBefore;
        }

        return sum;
    }

    public void Dispose()
    {
        _joined.Dispose();
        _starts.Dispose();
        _places.Dispose();
        _slots.Dispose();
        _windows.Dispose();
        _seen.Dispose();
    }

    private static ulong Load(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private void Join(ReadOnlySpan<byte> text)
    {
        var starts = _starts.Resize(_words.Count + 1);
        var joined = _joined.Resize(text.Length + MaxWindowBytes);
        var end = 0;
        for (var i = 0; i < _words.Count; i++)
        {
            ref readonly var word = ref _words.Items[i];
            starts[i] = end;
            if (word.Length <= Vector128<byte>.Count && word.Start + Vector128<byte>.Count <= text.Length)
                Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)word.Start).CopyTo(joined[end..]);
            else text[word.Start..word.End].CopyTo(joined[end..]);
            end += word.Length;
        }

        starts[^1] = end;
        joined[end..].Clear();
    }

    /// <summary>Adds eight bytes to the window at every place, and counts the windows.</summary>
    private void Widen(int bytes)
    {
        var joined = _joined.Items;
        var starts = _starts.Items;
        var windows = _windows.Resize(_windows.Count);
        var filterBytes = Math.Max(MinFilterBytes, Math.Min(_places.Count, MaxFilterWords) * FilterBytesPerWord);
        var cells = _seen.Resize((int)BitOperations.RoundUpToPowerOf2((uint)filterBytes));
        cells.Clear();
        var shift = 64 - BitOperations.Log2((uint)cells.Length);
        foreach (var place in _places.Items)
        {
            var window = windows[place] = GramHashes.Mix(windows[place] * GramHashes.Factor + Load(joined, starts[place] + bytes - sizeof(ulong)));
            ref var cell = ref cells[(int)(window >> shift)];
            cell = (byte)(cell | cell << 1 | 1);
        }
    }

    /// <summary>Keeps the places whose window may occur more than once, and those with n-grams shorter than it.</summary>
    private void Narrow(int size, int window)
    {
        var starts = _starts.Items;
        var windows = _windows.Items;
        var cells = _seen.Items;
        var shift = 64 - BitOperations.Log2((uint)cells.Length);
        var places = _places.Resize(_places.Count);
        var (count, last) = (0, _words.Count - size);
        foreach (var place in places)
        {
            if (place > last) break;
            places[count] = place;
            count += (cells[(int)(windows[place] >> shift)] >> 1 & 1) | (starts[place + size] - starts[place] < window ? 1 : 0);
        }

        _places.Resize(count);
    }

    private static bool IsKnown(Span<ulong> slots, ulong gram)
    {
        gram = Math.Max(gram, 1);
        var at = (int)gram & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] != gram) at = (at + 1) & (slots.Length - 1);
        if (slots[at] == gram) return true;
        slots[at] = gram;
        return false;
    }
}
