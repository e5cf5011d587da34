using Curation.Text;

namespace Curation.Redaction;

/// <summary>Values that belong to no one, one for each value found: the same everywhere, whatever was read before.</summary>
/// <remarks>Ranges: example.com (RFC 2606), 192.0.2.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849), 555-0100 to 555-0199 (NANPA). Thousands of values share a
/// surrogate, so none leads back.</remarks>
internal static class Surrogates
{
    private const ulong Key = 0x5D8A6C1F27B3E940;
    private const int EmailDigits = 4;
    private static ReadOnlySpan<byte> EmailStart => "user-"u8;
    private static ReadOnlySpan<byte> EmailEnd => "@example.com"u8;
    private static ReadOnlySpan<byte> PhoneStart => "+1-202-555-01"u8;

    /// <summary>Bytes of an e-mail surrogate ahead of its @.</summary>
    public static int EmailLocalLength => EmailStart.Length + EmailDigits;

    public static string Email(ReadOnlySpan<byte> value) => $"user-{HashOf(value) % 10_000:D4}@example.com";

    public static string Ipv4(ReadOnlySpan<byte> value) => $"192.0.2.{HashOf(value) % 256}";

    public static string Ipv6(ReadOnlySpan<byte> value) => HashOf(value) is var hash ? $"2001:db8::{1 + hash % 0xFFFE:x}:{1 + (hash >> 32) % 0xFFFE:x}" : "";

    public static string Phone(ReadOnlySpan<byte> value)
    {
        var digits = value.ToArray().Where(Ascii.IsDigit).SkipWhile(digit => digit == '0').ToArray();
        return $"+1-202-555-01{HashOf(digits) % 100:D2}";
    }

    /// <summary>Bytes of an e-mail surrogate that begins here, or 0. What follows may be glued to it.</summary>
    public static int EmailLength(ReadOnlySpan<byte> text)
    {
        var length = EmailLocalLength + EmailEnd.Length;
        return text.Length >= length && text.StartsWith(EmailStart) && text[(length - EmailEnd.Length)..length].SequenceEqual(EmailEnd)
            && AreDigits(text.Slice(EmailStart.Length, EmailDigits)) ? length : 0;
    }

    /// <summary>Bytes of a phone surrogate that begins here, or 0.</summary>
    public static int PhoneLength(ReadOnlySpan<byte> text)
    {
        var length = PhoneStart.Length + 2;
        return text.Length >= length && text.StartsWith(PhoneStart) && AreDigits(text.Slice(PhoneStart.Length, 2)) && !Ascii.GoesOn(text, length) ? length : 0;
    }

    public static bool IsIpv4(uint address) => address >> 8 == 0xC00002;

    private static bool AreDigits(ReadOnlySpan<byte> text) => Ascii.EndOfDigits(text, 0) == text.Length;

    // case does not make another mailbox or address
    private static ulong HashOf(ReadOnlySpan<byte> value)
    {
        Span<byte> lower = value.Length <= 512 ? stackalloc byte[value.Length] : new byte[value.Length];
        System.Text.Ascii.ToLower(value, lower, out _);
        return XxHash64.Hash(lower, Key);
    }
}
