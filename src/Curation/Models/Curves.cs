namespace Curation.Models;

/// <summary>Logarithm and logistic curve with the same bits on every machine, which the C library does not promise. Good to six digits.</summary>
internal static class Curves
{
    private const float Log2OfE = 1.44269504f, Ln2High = 0.693359375f, Ln2Low = -2.12194440e-4f;

    /// <summary>The logarithm to base 2 of a positive number.</summary>
    public static float Log2(float value)
    {
        // the mantissa within [√½, √2), where the series of the inverse hyperbolic tangent is short
        const int rootOfHalf = 0x3F3504F3, mantissa = 0x7FFFFF;
        var bits = BitConverter.SingleToInt32Bits(value) - rootOfHalf;
        var part = BitConverter.Int32BitsToSingle((bits & mantissa) + rootOfHalf);
        var t = (part - 1) / (part + 1);
        var square = t * t;
        return (bits >> 23) + (2 * Log2OfE * t * (1 + (square * ((1 / 3f) + (square * ((1 / 5f) + (square * (1 / 7f))))))));
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static float Logistic(float value)
    {
        const float most = 80;
        var x = -Math.Clamp(value, -most, most);
        var power = MathF.Round(x * Log2OfE);
        var rest = x - (power * Ln2High) - (power * Ln2Low);
        var exp = 1 + (rest * (1 + (rest * ((1 / 2f) + (rest * ((1 / 6f) + (rest * ((1 / 24f) + (rest * ((1 / 120f) + (rest * (1 / 720f))))))))))));
        return 1 / (1 + (exp * BitConverter.Int32BitsToSingle(((int)power + 127) << 23)));
    }
}
