namespace Curation.Redaction;

/// <summary>Verhoeff's check digit: the digits, each moved by a permutation of its place, multiply to 0 in the dihedral group D5.</summary>
/// <remarks>Source: J. Verhoeff, Error Detecting Decimal Codes, 1969.</remarks>
internal static class Verhoeff
{
    private static ReadOnlySpan<byte> First => [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        var product = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            int moved = digits[^(i + 1)];
            for (var turn = 0; turn < i % 8; turn++) moved = First[moved];
            product = Multiply(product, moved);
        }

        return product == 0;
    }

    // 0 to 4 are rotations, 5 to 9 reflections
    private static int Multiply(int left, int right) =>
        left < 5
            ? right < 5 ? (left + right) % 5 : 5 + (left + right) % 5
            : right < 5 ? 5 + (left - right + 5) % 5 : (left - right + 5) % 5;
}
