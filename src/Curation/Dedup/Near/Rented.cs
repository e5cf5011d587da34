using System.Buffers;

namespace Curation.Dedup.Near;

/// <summary>An array of the shared pool, given back at the end of a <c>using</c>. Its content is undefined at first.</summary>
internal readonly ref struct Rented<T>(int length)
{
    private readonly T[] _array = ArrayPool<T>.Shared.Rent(length);

    public Span<T> Span => _array.AsSpan(0, length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
