using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>An East Asian charset: which sequences of bytes are valid in it, and what each character costs.</summary>
/// <remarks>The structure of each after the WHATWG Encoding standard §10 to §13. Characters that are not among the common ones cost by their rows: the sets
/// put common characters into the first level, rare ones into the second.</remarks>
internal sealed class MultiByteCharset
{
    private const int Broken = 20 * LetterPairs.CostsPerNat, Rarest = 14 * LetterPairs.CostsPerNat, SecondLevel = 12 * LetterPairs.CostsPerNat;
    private const int FirstLevel = 10 * LetterPairs.CostsPerNat, Sign = 6 * LetterPairs.CostsPerNat, HalfWidth = 6 * LetterPairs.CostsPerNat;
    private const byte FirstHigh = 0x80;

    private readonly string _name;
    private readonly byte[] _common = new byte[1 << 16];

    public MultiByteCharset(string name, Encoding encoding, LetterTable letters)
    {
        _name = name;
        foreach (var (letter, cost) in letters.Characters)
        {
            if (encoding.GetBytes([letter]) is [var first, var second]) _common[first << 8 | second] = cost;
        }
    }

    public long CostOf(ReadOnlySpan<byte> text)
    {
        var (sum, end) = (0L, -1);
        for (var at = NextHigh(text, 0); at >= 0; at = NextHigh(text, end))
        {
            var character = text.Slice(at, LengthAt(text[at..]));
            var isBehindOther = at == end;
            end = at + Math.Max(1, character.Length);
            var isAlone = !isBehindOther && (end == text.Length || text[end] < FirstHigh);
            sum += character.IsEmpty || (isAlone && IsHalfWidth(character)) ? Broken : OfCharacter(character);
        }

        return sum;
    }

    /// <summary>Whether two characters stand side by side somewhere, one of them a common one: not so in Latin text.</summary>
    public bool Knows(ReadOnlySpan<byte> text)
    {
        var (end, isBehindCommon, isBehindAny) = (-1, false, false);
        for (var at = NextHigh(text, 0); at >= 0; at = NextHigh(text, end))
        {
            var character = text.Slice(at, LengthAt(text[at..]));
            var isCommon = character is [var first, var second] && _common[first << 8 | second] > 0;
            var isAny = character.Length > 1 && !IsHalfWidth(character);
            if (at == end && ((isBehindCommon && isAny) || (isBehindAny && isCommon))) return true;
            (end, isBehindCommon, isBehindAny) = (at + Math.Max(1, character.Length), isCommon, isAny);
        }

        return false;
    }

    private static int NextHigh(ReadOnlySpan<byte> text, int from)
    {
        var high = text[from..].IndexOfAnyInRange(FirstHigh, byte.MaxValue);
        return high < 0 ? -1 : from + high;
    }

    private bool IsHalfWidth(ReadOnlySpan<byte> character) => character is [_] || (_name == "euc-jp" && character is [0x8E, _]);

    /// <summary>Bytes of the character that starts here; 0 where none does.</summary>
    private int LengthAt(ReadOnlySpan<byte> text)
    {
        var (first, second) = (text[0], text.Length > 1 ? text[1] : 0);
        return _name switch
        {
            "shift_jis" when first is >= 0xA1 and <= 0xDF => 1,
            "shift_jis" => first is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) && second is >= 0x40 and <= 0xFC and not 0x7F ? 2 : 0,
            "euc-jp" when first == 0x8E => second is >= 0xA1 and <= 0xDF ? 2 : 0,
            "euc-jp" when first == 0x8F => second is >= 0xA1 and <= 0xFE && text.Length > 2 && text[2] is >= 0xA1 and <= 0xFE ? 3 : 0,
            "euc-jp" => first is >= 0xA1 and <= 0xFE && second is >= 0xA1 and <= 0xFE ? 2 : 0,
            "gb18030" when second is >= 0x30 and <= 0x39 =>
                text.Length > 3 && first is >= 0x81 and <= 0xFE && text[2] is >= 0x81 and <= 0xFE && text[3] is >= 0x30 and <= 0x39 ? 4 : 0,
            "gb18030" => first is >= 0x81 and <= 0xFE && second is >= 0x40 and <= 0xFE and not 0x7F ? 2 : 0,
            "big5" => first is >= 0x81 and <= 0xFE && second is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE) ? 2 : 0,
            _ => first is >= 0x81 and <= 0xFE && second is (>= 0x41 and <= 0x5A) or (>= 0x61 and <= 0x7A) or (>= 0x81 and <= 0xFE) ? 2 : 0,
        };
    }

    private int OfCharacter(ReadOnlySpan<byte> character)
    {
        if (character is [_]) return HalfWidth;
        if (character is not [var first, var second]) return Rarest;
        if (_common[first << 8 | second] is > 0 and var cost) return cost;
        return _name switch
        {
            "shift_jis" => first switch { 0x81 => Sign, <= 0x83 or (>= 0x88 and <= 0x97) => FirstLevel, <= 0xEA => SecondLevel, _ => Rarest },
            "euc-jp" when first == 0x8E => 2 * HalfWidth,
            "euc-jp" => first switch { 0xA1 or 0xA3 => Sign, <= 0xA8 or (>= 0xB0 and <= 0xCF) => FirstLevel, >= 0xD0 and <= 0xF4 => SecondLevel, _ => Rarest },
            "big5" => first switch { >= 0xA1 and <= 0xA3 => Sign, >= 0xA4 and <= 0xC6 => FirstLevel, >= 0xC9 and <= 0xF9 => SecondLevel, _ => Rarest },
            _ when second < 0xA1 => Rarest,
            "gb18030" => first switch { 0xA1 or 0xA3 => Sign, >= 0xB0 and <= 0xD7 => FirstLevel, >= 0xD8 and <= 0xF7 => SecondLevel, _ => Rarest },
            _ => first switch { 0xA1 or 0xA3 => Sign, >= 0xB0 and <= 0xC8 => FirstLevel, >= 0xCA and <= 0xFD => SecondLevel, _ => Rarest },
        };
    }
}
