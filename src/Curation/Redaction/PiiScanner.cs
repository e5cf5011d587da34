using System.Buffers;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>Finds the values of a text in one pass. Bytes that can stand in a value of a type asked for lead to its scanner, which looks around them as far
/// as such a value reaches, so that the work is linear in the text.</summary>
internal sealed class PiiScanner
{
    // shorter numbers without a separator behind them are none of the identifiers
    private const int FewestDigitsAlone = 6;
    private readonly PiiTypes _types;
    private readonly SearchValues<byte> _triggers;
    private readonly bool _readsAtForms, _readsNumbers;

    public PiiScanner(PiiTypes types, bool readsAtForms = false)
    {
        (_types, _readsAtForms) = (types, readsAtForms && types.Has(PiiType.Email));
        _readsNumbers = types.HasAny(PiiType.Card, PiiType.Ssn, PiiType.NationalId);
        var hasDigits = _readsNumbers || types.HasAny(PiiType.Ip, PiiType.Phone, PiiType.Iban, PiiType.Crypto);
        (string Bytes, bool IsWanted)[] triggers =
        [
            ("@", types.Has(PiiType.Email)), ("[(", _readsAtForms), ("+", types.Has(PiiType.Phone)), ("0123456789", hasDigits),
            (":", types.HasAny(PiiType.Ip, PiiType.Mac, PiiType.UrlSecret)), ("-.", types.HasAny(PiiType.Mac, PiiType.Secret)),
            ("_A", types.Has(PiiType.Secret)), ("=", types.Has(PiiType.UrlSecret)),
        ];
        _triggers = SearchValues.Create([.. triggers.Where(trigger => trigger.IsWanted).SelectMany(trigger => trigger.Bytes).Select(letter => (byte)letter)]);
    }

    public PiiTypes Types => _types;

    /// <summary>Every value in order; none overlaps another. The caller disposes the list.</summary>
    public PooledList<PiiMatch> Find(ReadOnlySpan<byte> text)
    {
        var found = default(PooledList<PiiMatch>);
        int at = 0, floor = 0;
        while (text[at..].IndexOfAny(_triggers) is >= 0 and var skip)
        {
            var match = At(text, floor, at + skip);
            at = match.End;
            if (!match.IsFound) continue;
            floor = match.End;
            found.Add(match);
        }

        return found;
    }

    private PiiMatch At(ReadOnlySpan<byte> text, int floor, int at) => text[at] switch
    {
        (byte)'@' => EmailScanner.Match(text, floor, at),
        (byte)'+' => PhoneScanner.Match(text, floor, at),
        (byte)':' => AtColon(text, floor, at),
        (byte)'=' => UrlSecretScanner.MatchValue(text, floor, at),
        (byte)'[' or (byte)'(' => AtFormScanner.Match(text, floor, at),
        (byte)'-' or (byte)'.' or (byte)'_' or (byte)'A' => AtMark(text, floor, at),
        _ => AtDigit(text, floor, at),
    };

    private PiiMatch AtColon(ReadOnlySpan<byte> text, int floor, int at)
    {
        var match = PiiMatch.None(at + 1);
        if (_types.Has(PiiType.UrlSecret)) match = UrlSecretScanner.MatchUser(text, floor, at);
        if (!match.IsFound && _types.Has(PiiType.Mac)) match = MacScanner.Match(text, floor, at);
        return !match.IsFound && _types.Has(PiiType.Ip) ? Ipv6Scanner.Match(text, floor, at) : match;
    }

    private PiiMatch AtMark(ReadOnlySpan<byte> text, int floor, int at)
    {
        if (text[at] is (byte)'-' or (byte)'.' && _types.Has(PiiType.Mac) && MacScanner.Match(text, floor, at) is { IsFound: true } mac) return mac;
        return _types.Has(PiiType.Secret) ? SecretScanner.Match(text, floor, at) : PiiMatch.None(at + 1);
    }

    private PiiMatch AtDigit(ReadOnlySpan<byte> text, int floor, int at)
    {
        var digits = Ascii.EndOfDigits(text, at);
        var start = Ascii.StartOfWord(text, floor, at);
        var end = Ascii.EndOfWord(text, digits);
        if (start < at || end > digits) return InWord(text, floor, at, (start, end));
        return digits - at < FewestDigitsAlone && !LeadsOn(text, digits) ? PiiMatch.None(digits) : Number(text, floor, at, digits);
    }

    /// <summary>Whether more digits may follow those that end at a place.</summary>
    private static bool LeadsOn(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length) return false;
        var next = text[at + 1];
        return text[at] switch
        {
            (byte)'.' or (byte)'-' or (byte)'/' => Ascii.IsDigit(next),
            (byte)' ' => Ascii.IsDigit(next) || next is (byte)'(' or (byte)'-' or (byte)'/',
            (byte)')' => true,
            _ => false,
        };
    }

    /// <summary>A word of letters and digits: looked at once, whatever digits it has.</summary>
    private PiiMatch InWord(ReadOnlySpan<byte> text, int floor, int at, (int Start, int End) word)
    {
        var match = PiiMatch.None(word.End);
        if (_types.Has(PiiType.Iban) && at - word.Start == 2) match = IbanScanner.Match(text, floor, at);
        if (!match.IsFound && _types.Has(PiiType.NationalId)) match = LetterIds.Match(text, floor, word.Start, word.End);
        if (!match.IsFound && _types.Has(PiiType.Crypto)) match = CryptoScanner.Match(text, floor, word.Start, word.End);
        return match.IsFound ? match : PiiMatch.None(word.End);
    }

    private PiiMatch Number(ReadOnlySpan<byte> text, int floor, int at, int end)
    {
        var match = PiiMatch.None(end);
        if (_types.Has(PiiType.Ip)) match = Ipv4Scanner.Match(text, floor, at);
        if (!match.IsFound && _types.Has(PiiType.Phone) && text[at] == '0') match = PhoneScanner.MatchZeros(text, floor, at);
        if (!match.IsFound && _readsNumbers) match = NumberScanner.Match(text, floor, at, _types);
        if (!match.IsFound && _types.Has(PiiType.NationalId)) match = LetterIds.Match(text, floor, at, end);
        if (!match.IsFound && _types.Has(PiiType.Phone)) match = PhoneScanner.MatchNational(text, floor, at);
        return match.IsFound ? match : PiiMatch.None(end);
    }
}
