using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Curation.Text;

namespace Curation.Dedup.Near;

/// <summary>MinHash with datatrove's permutations: (x·a + b, wrapping at 2⁶⁴) mod 2⁶¹-1 over 64-bit shingle hashes.</summary>
/// <remarks>
/// Constants as in datatrove's minhash.py: NumPy's legacy generator, seed 1; all a in [1, 2⁶¹-1) first, then all b in [0, 2⁶¹-1). The shingles are
/// ours (words by UAX #29, not spaCy's), so the keys are not those of datatrove.
/// </remarks>
internal sealed class MersenneMinHash : ISignature
{
    private const int BlockShingles = 512;
    private const ulong Prime = (1UL << 61) - 1;
    private readonly int _bands, _rows;
    private readonly ulong[] _multiply, _add;

    public MersenneMinHash(int bands, int rows)
    {
        (_bands, _rows) = (bands, rows);
        var lanes = Vector512<ulong>.Count;
        var padded = (bands * rows + lanes - 1) / lanes * lanes;
        (_multiply, _add) = (new ulong[padded], new ulong[padded]);
        var random = new MersenneTwister(1);
        for (var i = 0; i < bands * rows; i++) _multiply[i] = random.Next(1, Prime);
        for (var i = 0; i < bands * rows; i++) _add[i] = random.Next(0, Prime);
    }

    public ReadOnlySpan<ulong> Multipliers => _multiply;

    public ReadOnlySpan<ulong> Addends => _add;

    public ulong[] BandKeys(ReadOnlySpan<ulong> shingles)
    {
        using var rented = new Rented<ulong>(_multiply.Length);
        var minima = rented.Span;
        minima.Fill(long.MaxValue);
        for (; shingles.Length > BlockShingles; shingles = shingles[BlockShingles..]) Update(shingles[..BlockShingles], minima);
        Update(shingles, minima);
        var keys = new ulong[_bands];
        for (var band = 0; band < _bands; band++) keys[band] = XxHash64.Hash(MemoryMarshal.AsBytes(minima.Slice(band * _rows, _rows)), (ulong)band);
        return keys;
    }

    private void Update(ReadOnlySpan<ulong> shingles, Span<ulong> minima)
    {
        if (Vector512.IsHardwareAccelerated) UpdateWide(shingles, minima);
        else UpdateNarrow(shingles, minima);
    }

    private void UpdateWide(ReadOnlySpan<ulong> shingles, Span<ulong> minima)
    {
        var prime = Vector512.Create(Prime);
        for (var lane = 0; lane < minima.Length; lane += Vector512<ulong>.Count)
        {
            var multiply = Vector512.Create(_multiply.AsSpan(lane));
            var add = Vector512.Create(_add.AsSpan(lane));
            var least = Vector512.Create(minima[lane..]);
            foreach (var shingle in shingles)
            {
                var value = Vector512.Create(shingle) * multiply + add;
                var folded = (value & prime) + (value >> 61);
                // one too large by the prime is small without it; any other wraps and is larger
                least = Vector512.Min(least, Vector512.Min(folded, folded - prime));
            }

            least.CopyTo(minima[lane..]);
        }
    }

    private void UpdateNarrow(ReadOnlySpan<ulong> shingles, Span<ulong> minima)
    {
        var prime = new Vector<ulong>(Prime);
        for (var lane = 0; lane < minima.Length; lane += Vector<ulong>.Count)
        {
            var multiply = new Vector<ulong>(_multiply, lane);
            var add = new Vector<ulong>(_add, lane);
            var least = new Vector<long>(MemoryMarshal.Cast<ulong, long>(minima[lane..]));
            foreach (var shingle in shingles)
            {
                var value = new Vector<ulong>(shingle) * multiply + add;
                var folded = ((value & prime) + (value >> 61)).As<ulong, long>();
                // one too large by the prime is negative without it, and as an unsigned number larger than the other
                var reduced = Vector.Min(folded.As<long, ulong>(), (folded - prime.As<ulong, long>()).As<long, ulong>());
                least = Vector.Min(least, reduced.As<ulong, long>());
            }

            least.As<long, ulong>().CopyTo(minima[lane..]);
        }
    }
}
