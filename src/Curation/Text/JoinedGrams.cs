using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text;

/// <summary>Repeated n-grams as datatrove counts them (gopher_repetition_filter.py, find_all_duplicate): an n-gram is its words joined without a space, so that
/// <c>ab c</c> equals <c>a bc</c>. Read from the left, one seen before counts and is skipped over as a whole.</summary>
/// <remarks>An n-gram can repeat only where its first bytes do. For each place the longest window is found that may stand elsewhere too, so that only
/// few n-grams are compared whole.</remarks>
internal sealed class JoinedGrams : IDisposable
{
    private const int MinSize = NGramStatistics.MinDuplicateSize;
    private const int MinWindowBytes = 12, WindowStep = sizeof(ulong), Windows = 4, MaxWindowBytes = MinWindowBytes + (Windows - 1) * WindowStep;

    private readonly Words _words;
    private PooledList<byte> _joined, _depths;
    private PooledList<int> _starts, _places;
    private PooledList<ulong> _windows, _seen, _slots;

    /// <summary>Takes at least five words.</summary>
    public JoinedGrams(Words words)
    {
        _words = words;
        Join(words.Text);
        Measure();
        var places = _places.Resize(words.Count - MinSize + 1);
        for (var i = 0; i < places.Length; i++) places[i] = i;
    }

    /// <summary>Code points of the n-grams of a size that were seen before. Sizes are asked for one after the other, from 5 on.</summary>
    public long Repeated(int size)
    {
        Narrow(size);
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
        _depths.Dispose();
    }

    /// <summary>Eight bytes of the words, of which room behind them is part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(ref byte joined, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref joined, at));

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
                Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)word.Start).StoreUnsafe(ref MemoryMarshal.GetReference(joined), (nuint)end);
            else text[word.Start..word.End].CopyTo(joined[end..]);
            end += word.Length;
        }

        starts[^1] = end;
        joined[end..].Clear();
    }

    /// <summary>Finds at each place the number of windows, one inside the next, that may occur more than once.</summary>
    private void Measure()
    {
        ref var joined = ref MemoryMarshal.GetReference(_joined.Items);
        var starts = _starts.Items[..^MinSize];
        var places = _places.Resize(starts.Length);
        var windows = _windows.Resize(starts.Length);
        for (var i = 0; i < starts.Length; i++)
        {
            places[i] = i;
            windows[i] = GramHashes.Join(Load(ref joined, starts[i]), Load(ref joined, starts[i] + MinWindowBytes - WindowStep));
        }

        _depths.Resize(starts.Length).Clear();
        KeepRepeated();
        for (var depth = 2; depth <= Windows; depth++)
        {
            Widen(MinWindowBytes + (depth - 2) * WindowStep);
            KeepRepeated();
        }
    }

    private void Widen(int bytes)
    {
        ref var joined = ref MemoryMarshal.GetReference(_joined.Items);
        var starts = _starts.Items;
        var places = _places.Items;
        var windows = _windows.Resize(places.Length);
        for (var t = 0; t < windows.Length; t++) windows[t] = GramHashes.Join(windows[t], Load(ref joined, starts[places[t]] + bytes));
    }

    private void KeepRepeated()
    {
        var depths = _depths.Resize(_depths.Count);
        var places = _places.Resize(_places.Count);
        var windows = _windows.Resize(places.Length);
        var marks = new HashMarks(ref _seen, windows.Length);
        foreach (var window in windows) marks.Mark(window);
        var count = 0;
        for (var t = 0; t < places.Length; t++)
        {
            // Without a branch: what is not kept is overwritten.
            var (place, window) = (places[t], windows[t]);
            var repeats = marks.MayRepeat(window);
            (places[count], windows[count]) = (place, window);
            depths[place] += (byte)repeats;
            count += repeats;
        }

        _places.Resize(count);
        _windows.Resize(count);
    }

    /// <summary>Keeps the places of n-grams whose windows all may occur more than once. Longer n-grams have more windows, so none is missed later.</summary>
    private void Narrow(int size)
    {
        var starts = _starts.Items;
        var depths = _depths.Items;
        var places = _places.Resize(_places.Count);
        var (count, last) = (0, _words.Count - size);
        foreach (var place in places)
        {
            if (place > last) break;
            var windows = Math.Clamp((starts[place + size] - starts[place] - MinWindowBytes + WindowStep) >> 3, 0, Windows);
            places[count] = place;
            count += depths[place] >= windows ? 1 : 0;
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
