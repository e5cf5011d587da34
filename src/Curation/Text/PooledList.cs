using System.Buffers;
using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>A growing array rented from the shared pool.
/// Its owner calls <see cref="Dispose"/> once it is done; afterwards the list is empty and may be used again.</summary>
internal struct PooledList<T> : IDisposable
    where T : unmanaged
{
    private T[]? _items;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Items => new(_items, 0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        var items = _items;
        if (items is null || (uint)Count >= (uint)items.Length) items = Grow(Count + 1);
        items[Count++] = item;
    }

    /// <summary>Makes room for <paramref name="capacity"/> items.</summary>
    public void Reserve(int capacity)
    {
        if (capacity > (_items?.Length ?? 0)) Grow(capacity);
    }

    /// <summary>Makes it <paramref name="count"/> items long; new items hold anything.</summary>
    public Span<T> Resize(int count)
    {
        Reserve(count);
        Count = count;
        return new Span<T>(_items, 0, count);
    }

    /// <summary>Adds so many items that hold anything, and gives them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Extend(int count)
    {
        var (start, end) = (Count, Count + count);
        if (end > (_items?.Length ?? 0)) Grow(end);
        Count = end;
        return new Span<T>(_items, start, count);
    }

    /// <summary>Takes the last items out.</summary>
    public void Drop(int count) => Count -= count;

    public void Dispose()
    {
        if (_items is not null) ArrayPool<T>.Shared.Return(_items);
        (_items, Count) = (null, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow(int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(64, needed), Count * 2));
        Items.CopyTo(larger);
        if (_items is not null) ArrayPool<T>.Shared.Return(_items);
        return _items = larger;
    }
}
