using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>A charset of one byte a letter in one of its languages: what pairs of bytes cost.</summary>
internal sealed class SingleByteCharset
{
    private const int FirstHigh = 0x80, CaseChange = 4 * LetterPairs.CostsPerNat;
    private const int NoBreakSpace = 3 * LetterPairs.CostsPerNat;
    private const int CommonSign = 5 * LetterPairs.CostsPerNat, RareSign = 7 * LetterPairs.CostsPerNat, StrangeSign = 10 * LetterPairs.CostsPerNat;
    private const int StrangeInWord = 6 * LetterPairs.CostsPerNat, AfterForeign = 3 * LetterPairs.CostsPerNat, Control = 15 * LetterPairs.CostsPerNat;

    private readonly LetterTable _letters;
    private readonly short[] _places = new short[256];
    private readonly byte[] _signs = new byte[256];
    private readonly bool[] _isUpper = new bool[256], _isLower = new bool[256];

    public SingleByteCharset(Encoding encoding, LetterTable letters)
    {
        _letters = letters;
        var characters = encoding.GetString([.. Enumerable.Range(0, 256).Select(code => (byte)code)]);
        for (var code = 0; code < 256; code++)
        {
            var letter = characters[code];
            var folded = LetterPairs.Fold(letter);
            _places[code] = (short)letters.PlaceOf(folded);
            if (folded == ' ') _signs[code] = CostOf(letter);
            _isUpper[code] = char.IsUpper(letter);
            _isLower[code] = char.IsLower(letter);
        }
    }

    /// <param name="pairs">Neighbouring bytes, at least one of them high, as first times 256 plus second; and how often each occurs.</param>
    public long CostOf(IEnumerable<KeyValuePair<int, int>> pairs)
    {
        var sum = 0L;
        foreach (var (pair, count) in pairs) sum += (long)count * CostOf(pair >> 8, pair & 255);
        return sum;
    }

    private int CostOf(int first, int second)
    {
        if (_signs[first] == StrangeSign && IsLetter(second)) return StrangeInWord + (second < FirstHigh ? 0 : Letter(first, second));
        if (second < FirstHigh) return _signs[first] > 0 ? 0 : _places[first] < 0 ? AfterForeign : After(first, second);
        if (_signs[second] > 0) return _signs[second] + (_signs[second] == StrangeSign && IsLetter(first) ? StrangeInWord : 0);
        return Letter(first, second);
    }

    private int Letter(int first, int second)
    {
        if (_places[second] < 0) return LetterPairs.Foreign;
        return After(first, second) + (_isLower[first] && _isUpper[second] ? CaseChange : 0);
    }

    private bool IsLetter(int code) => _isUpper[code] || _isLower[code];

    private int After(int first, int second) =>
        _places[first] < 0 || _places[second] < 0 ? LetterPairs.Unseen : _letters.CostOf(_places[first], _places[second]);

    private static byte CostOf(char sign) => sign switch
    {
        < (char)FirstHigh => 0,
        '\u00A0' => NoBreakSpace,
        '«' or '»' or '“' or '”' or '„' or '‘' or '’' or '‚' or '–' or '—' or '…' or '•' or '·' or '¥' => CommonSign,
        '©' or '®' or '°' or '§' or '€' or '£' or '№' or '™' or '²' or '³' or '¿' or '¡' or '×' or 'º' or 'ª' or '\u00AD' or '‹' or '›'
            or 'µ' or '±' or '½' or '¼' or '¾' => RareSign,
        '\uFFFD' or (>= '\u0080' and < '\u00A0') or (>= '\uE000' and <= '\uF8FF') => Control,
        _ => StrangeSign,
    };
}
