using System.Buffers;

namespace Curation.Dedup.Records;

/// <summary>A record whose order begins with 64 bits of a hash.</summary>
internal interface IKeyed<T> : IComparable<T>
{
    ulong Leading { get; }
}

/// <summary>Sorts records by one pass over the leading bits of their keys, then each bucket by comparison.</summary>
/// <remarks>Keys are hashes, so the buckets are even and a few records long; equal keys in any number cost no more than a sort.</remarks>
internal static class RadixSort
{
    private const int RecordsPerBucket = 8, MaxBits = 20, Smallest = 64;

    /// <param name="records">All of them within <paramref name="range"/>.</param>
    /// <param name="range">Of leading keys.</param>
    public static void Sort<T>(Span<T> records, KeyRange range = default) where T : unmanaged, IKeyed<T>
    {
        var bits = Math.Min(MaxBits, System.Numerics.BitOperations.Log2((uint)Math.Max(1, records.Length / RecordsPerBucket)));
        if (records.Length < Smallest || bits == 0)
        {
            records.Sort();
            return;
        }

        var ends = new int[1 << bits];
        var scattered = ArrayPool<T>.Shared.Rent(records.Length);
        foreach (ref readonly var record in records) ends[range.Bucket(record.Leading, bits)]++;
        for (int i = 0, start = 0; i < ends.Length; i++) (ends[i], start) = (start, start + ends[i]);
        foreach (ref readonly var record in records) scattered[ends[range.Bucket(record.Leading, bits)]++] = record;
        for (int i = 0, start = 0; i < ends.Length; start = ends[i++]) scattered.AsSpan(start, ends[i] - start).Sort();
        scattered.AsSpan(0, records.Length).CopyTo(records);
        ArrayPool<T>.Shared.Return(scattered);
    }
}

/// <summary>One of <c>1 &lt;&lt; bits</c> equal parts of all 64-bit keys; by default the only one.</summary>
internal readonly record struct KeyRange(int Part, int Bits)
{
    public ulong First => Bits == 0 ? 0 : (ulong)Part << (64 - Bits);

    /// <summary>Null behind the last part.</summary>
    public ulong? End => Part + 1 == 1 << Bits ? null : (ulong)(Part + 1) << (64 - Bits);

    public int Bucket(ulong key, int bucketBits) => (int)(key << Bits >> (64 - bucketBits));
}
