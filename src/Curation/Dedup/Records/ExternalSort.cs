using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Dedup.Records;

/// <summary>Sorts more records than fit in memory: full buffers are sorted and written out, and all of them merged in the end.</summary>
internal sealed class ExternalSort<T>(Scratch scratch) where T : unmanaged, IComparable<T>
{
    private const int SortsAtOnce = 16;
    private readonly int _bufferedRecords =
        scratch.BufferedRecords ?? (int)Math.Clamp(scratch.MemoryBytes / SortsAtOnce / Unsafe.SizeOf<T>(), 1024, 1 << 28);
    private readonly List<IEnumerable<T>> _spilled = [];
    private readonly List<T> _buffer = [];

    public void Add(T record)
    {
        if (_buffer.Count == _bufferedRecords)
        {
            _spilled.Add(scratch.Spill(SortBuffer()));
            _buffer.Clear();
        }

        _buffer.Add(record);
    }

    /// <summary>All records in order. To be enumerated once, after the last <see cref="Add"/>.</summary>
    public IEnumerable<T> Sorted() => SortedMerge.Of([.. _spilled, SortBuffer()], scratch);

    private List<T> SortBuffer()
    {
        CollectionsMarshal.AsSpan(_buffer).Sort();
        return _buffer;
    }
}
