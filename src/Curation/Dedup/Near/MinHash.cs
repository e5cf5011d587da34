using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Curation.Text;

namespace Curation.Dedup.Near;

/// <summary>
/// MinHash in bands (A. Broder, "On the resemblance and containment of documents", 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4)
/// with the permutations x·a + b mod 2³², a odd.
/// </summary>
/// <remarks>
/// One to one for any odd a, and as good as a prime modulus on hashed shingles. Constants: per permutation in order, the upper halves of two draws of
/// <see cref="SplitMix64"/> seeded with 1, the first with its lowest bit set.
/// </remarks>
internal sealed class MinHash : ISignature
{
    private const int BlockShingles = 1024;
    private readonly int _bands, _rows;
    private readonly uint[] _multiply, _add;

    public MinHash(int bands, int rows)
    {
        (_bands, _rows) = (bands, rows);
        var lanes = Vector512<uint>.Count;
        var padded = (bands * rows + lanes - 1) / lanes * lanes;
        (_multiply, _add) = (new uint[padded], new uint[padded]);
        var random = new SplitMix64(seed: 1);
        for (var i = 0; i < bands * rows; i++)
        {
            _multiply[i] = (uint)(random.Next() >> 32) | 1;
            _add[i] = (uint)(random.Next() >> 32);
        }
    }

    /// <summary>One key per band: a hash of the minima of its rows, seeded by its number.</summary>
    public ulong[] BandKeys(ReadOnlySpan<ulong> shingles)
    {
        using var rented = new Rented<uint>(_multiply.Length);
        var minima = rented.Span;
        minima.Fill(uint.MaxValue);
        for (; shingles.Length > BlockShingles; shingles = shingles[BlockShingles..]) Update(shingles[..BlockShingles], minima);
        Update(shingles, minima);
        var keys = new ulong[_bands];
        for (var band = 0; band < _bands; band++) keys[band] = XxHash64.Hash(MemoryMarshal.AsBytes(minima.Slice(band * _rows, _rows)), (ulong)band);
        return keys;
    }

    private void Update(ReadOnlySpan<ulong> shingles, Span<uint> minima)
    {
        Span<uint> folded = stackalloc uint[BlockShingles];
        for (var i = 0; i < shingles.Length; i++) folded[i] = (uint)(shingles[i] >> 32);
        if (Vector512.IsHardwareAccelerated) UpdateWide(folded[..shingles.Length], minima);
        else UpdateNarrow(folded[..shingles.Length], minima);
    }

    private void UpdateWide(ReadOnlySpan<uint> folded, Span<uint> minima)
    {
        for (var lane = 0; lane < minima.Length; lane += Vector512<uint>.Count)
        {
            var multiply = Vector512.Create(_multiply.AsSpan(lane));
            var add = Vector512.Create(_add.AsSpan(lane));
            var least = Vector512.Create(minima[lane..]);
            foreach (var shingle in folded) least = Vector512.Min(least, Vector512.Create(shingle) * multiply + add);
            least.CopyTo(minima[lane..]);
        }
    }

    private void UpdateNarrow(ReadOnlySpan<uint> folded, Span<uint> minima)
    {
        for (var lane = 0; lane < minima.Length; lane += Vector<uint>.Count)
        {
            var multiply = new Vector<uint>(_multiply, lane);
            var add = new Vector<uint>(_add, lane);
            var least = new Vector<uint>(minima[lane..]);
            foreach (var shingle in folded) least = Vector.Min(least, new Vector<uint>(shingle) * multiply + add);
            least.CopyTo(minima[lane..]);
        }
    }
}
