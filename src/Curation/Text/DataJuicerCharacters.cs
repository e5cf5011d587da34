using System.Globalization;

namespace Curation.Text;

/// <summary>Two kinds of characters as Data-Juicer counts them: letters and numbers (Python's <c>isalnum</c>), and special characters.</summary>
/// <remarks>Special beyond ASCII are marks, symbols, separators, format characters and numbers that are no decimal digits, by general category;
/// the reference (ops/common/special_characters.py) lists some two hundred of them and the emoji one by one.</remarks>
internal sealed class DataJuicerCharacters : ITextView<DataJuicerCharacters>
{
    private DataJuicerCharacters()
    {
    }

    public int Alphanumeric { get; private set; }

    public int Special { get; private set; }

    /// <summary>Whether one is stripped from the ends of words.</summary>
    public static bool IsSpecial(int codePoint)
    {
        if (codePoint < 0x80) return !char.IsAsciiLetter((char)codePoint) && (codePoint is >= ' ' and < 0x7F or >= '\t' and <= '\r');
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.OtherNumber or UnicodeCategory.Format => true,
            >= UnicodeCategory.SpaceSeparator and <= UnicodeCategory.ParagraphSeparator => true,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol => true,
            _ => false,
        };
    }

    public static DataJuicerCharacters Of(DocumentText text)
    {
        var bytes = text.View<ByteHistogram>();
        var letters = bytes.Count('a', 'z') + bytes.Count('A', 'Z');
        var found = new DataJuicerCharacters
        {
            Alphanumeric = letters + bytes.Count('0', '9'),
            Special = bytes.Count(' ', '~') + bytes.Count('\t', '\r') - letters,
        };
        var utf8 = text.Utf8;
        for (var at = 0; utf8[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var skipped;)
        {
            var codePoint = CodePoints.Decode(utf8, at + skipped, out at);
            if (IsAlphanumeric(codePoint)) found.Alphanumeric++;
            if (IsSpecial(codePoint)) found.Special++;
        }

        return found;
    }

    private static bool IsAlphanumeric(int codePoint) =>
        (CharacterTable.Of(codePoint) & (CharacterClass.Letter | CharacterClass.Digit)) != 0
        || CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
