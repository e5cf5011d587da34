namespace Curation.Core;

/// <summary>A score as the integer that is stored and compared: the order-preserving image of its float (sign bit flipped, negatives inverted).
/// NaN is the lowest.</summary>
public static class QuantisedScore
{
    public static uint Of(double score)
    {
        if (double.IsNaN(score)) return 0;
        var bits = BitConverter.SingleToUInt32Bits((float)score + 0f);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    /// <summary>The float a quantised score stands for.</summary>
    public static double Value(uint quantised) =>
        quantised == 0 ? double.NaN : BitConverter.UInt32BitsToSingle((quantised & 0x8000_0000) != 0 ? quantised & 0x7FFF_FFFF : ~quantised);
}
