using System.Globalization;
using System.Text;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>Values that belong to no one, in the form of those found: the same for the same value, whatever was read before.</summary>
/// <remarks>Ranges: example.com (RFC 2606); 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737) and 198.18.0.0/15 (RFC 2544); 2001:db8::/32
/// (RFC 3849); locally administered hardware addresses (IEEE 802); 555-0100 to 555-0199 of every area (NANPA); area 666, which is no one's social security
/// number; card numbers of 9999, national use without a country (ISO/IEC 7812); accounts of XX, a code left to users (ISO 3166).</remarks>
internal sealed class Surrogates(string key)
{
    private const int EmailDigits = 12, AreaCodes = 640, FictionalNumbers = 100;
    private const uint Benchmarks = 1 << 17;
    private static readonly uint[] _documentation = [0xC0000200, 0xC6336400, 0xCB007100];
    private readonly ulong _seed = XxHash64.Hash(key, 0x5D8A6C1F27B3E940);

    private static ReadOnlySpan<byte> EmailStart => "user-"u8;
    private static ReadOnlySpan<byte> EmailEnd => "@example.com"u8;
    private static ReadOnlySpan<byte> PhonePattern => "+1-000-555-0100"u8;

    /// <summary>Types that have a range which is nobody's.</summary>
    public static PiiTypes Known { get; } =
        default(PiiTypes).With(PiiType.Email).With(PiiType.Ip).With(PiiType.Mac).With(PiiType.Phone).With(PiiType.Ssn).With(PiiType.Card).With(PiiType.Iban);

    /// <summary>Bytes of an e-mail surrogate ahead of its @.</summary>
    public static int EmailLocalLength => EmailStart.Length + EmailDigits;

    public string Of(PiiType type, ReadOnlySpan<byte> value) => type switch
    {
        PiiType.Email => string.Create(CultureInfo.InvariantCulture, $"user-{HashOf(value) % 1_000_000_000_000:D12}@example.com"),
        PiiType.Ip when value.Contains((byte)':') => Ipv6(HashOf(value), HashOf(value, 1)),
        PiiType.Ip => Ipv4(HashOf(value)),
        PiiType.Mac => Mac(value),
        PiiType.Phone => Phone(HashOf(Digits(value).TrimStart((byte)'0'))),
        PiiType.Ssn => Ssn(value),
        PiiType.Card => Card(value),
        PiiType.Iban => Iban(value),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "has no reserved range"),
    };

    /// <summary>Bytes of an e-mail surrogate that begins here, or 0. What follows may be glued to it.</summary>
    public static int EmailLength(ReadOnlySpan<byte> text)
    {
        var length = EmailLocalLength + EmailEnd.Length;
        return text.Length >= length && text.StartsWith(EmailStart) && text[(length - EmailEnd.Length)..length].SequenceEqual(EmailEnd)
            && Ascii.EndOfDigits(text.Slice(EmailStart.Length, EmailDigits), 0) == EmailDigits ? length : 0;
    }

    /// <summary>Bytes of a phone surrogate that begins here, or 0.</summary>
    public static int PhoneLength(ReadOnlySpan<byte> text)
    {
        var pattern = PhonePattern;
        if (text.Length < pattern.Length || Ascii.GoesOn(text, pattern.Length)) return 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var isFree = i is 3 or 4 or 5 || i >= pattern.Length - 2;
            if (isFree ? !Ascii.IsDigit(text[i]) : text[i] != pattern[i]) return 0;
        }

        return pattern.Length;
    }

    public static bool IsIpv4(uint address) => address >> 17 == 0xC6120000 >> 17 || _documentation.AsSpan().Contains(address & 0xFFFFFF00);

    private static string Ipv4(ulong hash)
    {
        var place = (uint)(hash % (Benchmarks + 768));
        var address = place < Benchmarks ? 0xC6120000 + place : _documentation[(place - Benchmarks) >> 8] + (place & 255);
        return string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}");
    }

    private static string Ipv6(ulong one, ulong other)
    {
        var text = new StringBuilder("2001:db8");
        foreach (var hash in (ReadOnlySpan<ulong>)[one, other])
        {
            for (var shift = 0; shift < 48; shift += 16) text.Append(CultureInfo.InvariantCulture, $":{Math.Max(1, hash >> shift & 0xFFFF):x}");
        }

        return text.ToString();
    }

    // 200 is no area, nor is what ends in 11; none of both is made
    private static string Phone(ulong hash)
    {
        var (area, number) = (hash % AreaCodes, hash / AreaCodes % FictionalNumbers);
        return string.Create(CultureInfo.InvariantCulture, $"+1-{2 + area / 80}{2 + area / 10 % 8}{area % 10}-555-01{number:D2}");
    }

    private string Mac(ReadOnlySpan<byte> value) => Refill(value, "02", HashOf(Hex(value)), static (hash, _) => "0123456789abcdef"[(int)(hash & 15)]);

    private string Ssn(ReadOnlySpan<byte> value)
    {
        var hash = HashOf(Digits(value));
        var digits = string.Create(CultureInfo.InvariantCulture, $"666{1 + hash % 99:D2}{1 + hash / 99 % 9999:D4}");
        return Refill(value, digits, 0, static (_, _) => '0');
    }

    private string Card(ReadOnlySpan<byte> value)
    {
        var plain = Digits(value);
        var hash = HashOf(plain);
        "\x09\x09\x09\x09"u8.CopyTo(plain);
        for (var i = 4; i < plain.Length - 1; i++, hash = hash * 0x9E3779B97F4A7C15 ^ hash >> 29) plain[i] = (byte)((hash >> 40) % 10);
        plain[^1] = 0;
        plain[^1] = (byte)((10 - PaymentCard.LuhnSum(plain) % 10) % 10);
        return Refill(value, string.Concat(plain.ToArray().Select(digit => (char)('0' + digit))), 0, static (_, _) => '0');
    }

    private string Iban(ReadOnlySpan<byte> value)
    {
        var plain = value.ToArray().Where(b => b != ' ').ToArray();
        var hash = HashOf(plain);
        "XX00"u8.CopyTo(plain);
        for (var i = 4; i < plain.Length; i++, hash = hash * 0x9E3779B97F4A7C15 ^ hash >> 29)
            plain[i] = Ascii.IsDigit(plain[i]) ? (byte)('0' + (hash >> 40) % 10) : (byte)('A' + (hash >> 40) % 26);
        var check = 98 - IbanScanner.Remainder(plain);
        (plain[2], plain[3]) = ((byte)('0' + check / 10), (byte)('0' + check % 10));
        return Refill(value, Encoding.ASCII.GetString(plain), 0, static (_, _) => '0');
    }

    /// <summary>The value with its letters and digits replaced in turn, separators as they are.</summary>
    private static string Refill(ReadOnlySpan<byte> value, string first, ulong hash, Func<ulong, int, char> rest)
    {
        var text = new StringBuilder(value.Length);
        var place = 0;
        foreach (var b in value)
        {
            if (!Ascii.IsLetterOrDigit(b)) text.Append((char)b);
            else text.Append(place < first.Length ? first[place] : rest(hash >> 4 * (place - first.Length), place));
            if (Ascii.IsLetterOrDigit(b)) place++;
        }

        return text.ToString();
    }

    private static byte[] Hex(ReadOnlySpan<byte> value) => value.ToArray().Where(Ascii.IsLetterOrDigit).ToArray();

    /// <summary>The digits as numbers.</summary>
    private static Span<byte> Digits(ReadOnlySpan<byte> value) => value.ToArray().Where(Ascii.IsDigit).Select(digit => (byte)(digit - '0')).ToArray();

    // case does not make another mailbox or address
    private ulong HashOf(ReadOnlySpan<byte> value, ulong salt = 0)
    {
        Span<byte> lower = value.Length <= 512 ? stackalloc byte[value.Length] : new byte[value.Length];
        for (var i = 0; i < value.Length; i++) lower[i] = (uint)(value[i] - 'A') <= 25 ? (byte)(value[i] | 0x20) : value[i];
        return XxHash64.Hash(lower, _seed + salt);
    }
}
