using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Curation.Models;

/// <summary>Eight rows of numbers turned on their side: the eight values of a feature lie together.</summary>
internal static class RowTile
{
    private const int Lanes = 8;

    public static unsafe void Fill(Span<float> tile, ReadOnlySpan<float> rows, int stride, int features)
    {
        fixed (float* from = rows, to = tile)
        {
            var f = 0;
            for (; f + Lanes <= features; f += Lanes) Turn(from + f, stride, to + (f * Lanes));
            for (; f < features; f++)
            {
                for (var row = 0; row < Lanes; row++) to[(f * Lanes) + row] = from[(row * stride) + f];
            }
        }
    }

    /// <summary>A square of 8 by 8: pairs, then fours, then halves change places.</summary>
    private static unsafe void Turn(float* from, int stride, float* to)
    {
        var (low01, high01) = Pairs(from, stride);
        var (low23, high23) = Pairs(from + (2 * stride), stride);
        var (low45, high45) = Pairs(from + (4 * stride), stride);
        var (low67, high67) = Pairs(from + (6 * stride), stride);
        Columns(low01, low23, low45, low67, to);
        Columns(high01, high23, high45, high67, to + (2 * Lanes));
    }

    private static unsafe (Vector256<float> Low, Vector256<float> High) Pairs(float* from, int stride)
    {
        var (first, second) = (Vector256.Load(from), Vector256.Load(from + stride));
        return (Avx.UnpackLow(first, second), Avx.UnpackHigh(first, second));
    }

    /// <summary>Columns n, n + 1, n + 4 and n + 5 of the square.</summary>
    private static unsafe void Columns(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* to)
    {
        const byte lows = 0x44, highs = 0xEE, lowHalves = 0x20, highHalves = 0x31;
        var (even, odd) = (Avx.Shuffle(a, b, lows), Avx.Shuffle(a, b, highs));
        var (evenBelow, oddBelow) = (Avx.Shuffle(c, d, lows), Avx.Shuffle(c, d, highs));
        Avx.Permute2x128(even, evenBelow, lowHalves).Store(to);
        Avx.Permute2x128(odd, oddBelow, lowHalves).Store(to + Lanes);
        Avx.Permute2x128(even, evenBelow, highHalves).Store(to + (4 * Lanes));
        Avx.Permute2x128(odd, oddBelow, highHalves).Store(to + (5 * Lanes));
    }
}
