using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Models;

/// <summary>The dot product of two rows of floats, added up in an order that does not depend on the machine.</summary>
internal static class DotProduct
{
    public static float Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var first = MemoryMarshal.Cast<float, Vector256<float>>(left);
        var second = MemoryMarshal.Cast<float, Vector256<float>>(right[..left.Length]);
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < first.Length; i++) sums += first[i] * second[i];
        var sum = 0f;
        for (var i = 0; i < Vector256<float>.Count; i++) sum += sums[i];
        for (var i = first.Length * Vector256<float>.Count; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
