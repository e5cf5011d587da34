using System.Globalization;

namespace Curation.Extraction.Charset;

/// <summary>What counts as a letter when charsets are told apart, and what its probability costs.</summary>
internal static class LetterPairs
{
    /// <summary>Costs are whole numbers, so that sums do not depend on the order of addition.</summary>
    public const int CostsPerNat = 4;

    /// <summary>Of a pair of letters of the same alphabet that never follow each other.</summary>
    public const int Unseen = 9 * CostsPerNat;

    /// <summary>Of a letter that the language does not have.</summary>
    public const int Foreign = 12 * CostsPerNat;

    public static int CostOf(double share) => Math.Min(Unseen, (int)Math.Round(-Math.Log(share) * CostsPerNat));

    /// <summary>A letter or mark in lower case, or a space for anything else. Letters that charsets spell in two ways are one.</summary>
    public static char Fold(char letter) => letter switch
    {
        'ª' or 'º' or 'µ' or 'ˆ' or 'ƒ' => ' ',
        'Ș' or 'ș' => 'ş',
        'Ț' or 'ț' => 'ţ',
        'ی' => 'ي',
        _ => char.IsLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark ? char.ToLowerInvariant(letter) : ' ',
    };
}
