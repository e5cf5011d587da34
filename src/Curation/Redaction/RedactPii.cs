using System.Buffers;
using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>Replaces e-mail addresses, public IP addresses and international phone numbers. One pass, linear in the text; its own output is left as
/// it is.</summary>
/// <remarks>Source: datatrove <c>formatters/pii.py</c> for e-mail and the public IPv4 ranges; E.164 for numbers. Names and postal addresses are not
/// looked for. Values are kept nowhere.</remarks>
[Stage("redact-pii")]
public sealed record RedactPii : Transform
{
    private static readonly SearchValues<byte> _triggers = SearchValues.Create("@+:0123456789"u8);
    private static readonly SearchValues<byte> _triggersOfPhones = SearchValues.Create("@+:0"u8);
    private static readonly SearchValues<byte> _triggersButDigits = SearchValues.Create("@+:"u8);

    public RedactionPolicy Email { get; init; } = RedactionPolicy.Surrogate;

    public RedactionPolicy Ip { get; init; } = RedactionPolicy.Surrogate;

    public RedactionPolicy Phone { get; init; } = RedactionPolicy.Tag;

    public override int Revision => 2;

    public override string Summary =>
        "Replaces e-mail addresses, public IP addresses and international phone numbers by surrogates of reserved ranges or by tags.";

    public override string Origin => "datatrove formatters/pii.py (e-mail, public IPv4); RFC 4291 (IPv6); ITU-T E.164 (phone)";

    public override DocumentText Apply(Document document) => Rewrite(document.Text, false);

    /// <summary>Tags in place of every value and of every surrogate, so that the text before and after <see cref="Apply"/> gives the same.</summary>
    public override DocumentText ApplyForDedup(Document document) => Rewrite(document.Text, true);

    private DocumentText Rewrite(DocumentText document, bool forDedup)
    {
        var text = document.Utf8;
        var triggers = Ip != RedactionPolicy.Keep ? _triggers : Phone != RedactionPolicy.Keep ? _triggersOfPhones : _triggersButDigits;
        ArrayBufferWriter<byte>? output = null;
        int at = 0, floor = 0, copied = 0;
        while (text[at..].IndexOfAny(triggers) is >= 0 and var skip)
        {
            var kind = text[at += skip];
            var match = Find(text, floor, at, ref kind);
            at = match.End;
            if (!match.IsFound) continue;
            floor = match.End;
            if (Replacement(text[match.Start..match.End], kind, match, forDedup) is not { } replacement) continue;
            output ??= new ArrayBufferWriter<byte>(text.Length + 64);
            output.Write(text[copied..match.Start]);
            Encoding.UTF8.GetBytes(replacement, output);
            copied = match.End;
        }

        if (output is null) return document;
        output.Write(text[copied..]);
        return DocumentText.FromUtf8(output.WrittenMemory);
    }

    /// <param name="kind">The byte found there; of a number that begins with 00 a <c>+</c> afterwards.</param>
    private PiiMatch Find(ReadOnlySpan<byte> text, int floor, int at, ref byte kind)
    {
        if (kind == '0' && Phone != RedactionPolicy.Keep && PhoneScanner.MatchZeros(text, floor, at) is { IsFound: true } phone)
        {
            kind = (byte)'+';
            return phone;
        }

        return Find(text, floor, at, kind);
    }

    private PiiMatch Find(ReadOnlySpan<byte> text, int floor, int at, byte kind) => kind switch
    {
        (byte)'@' when Email != RedactionPolicy.Keep => EmailScanner.Match(text, floor, at),
        (byte)'+' when Phone != RedactionPolicy.Keep => PhoneScanner.Match(text, floor, at),
        (byte)':' when Ip != RedactionPolicy.Keep => Ipv6Scanner.Match(text, floor, at),
        (byte)'@' or (byte)'+' or (byte)':' => PiiMatch.None(at + 1),
        _ when Ip != RedactionPolicy.Keep => Ipv4Scanner.Match(text, floor, at),
        _ => PiiMatch.None(Ascii.EndOfDigits(text, at)),
    };

    private string? Replacement(ReadOnlySpan<byte> value, byte kind, PiiMatch match, bool forDedup)
    {
        if (forDedup ? match.IsReserved && !match.IsSurrogate : match.IsReserved) return null;
        return kind switch
        {
            (byte)'@' => forDedup || Email == RedactionPolicy.Tag ? Tags.Email : Surrogates.Email(value),
            (byte)'+' => forDedup || Phone == RedactionPolicy.Tag ? Tags.Phone : Surrogates.Phone(value),
            _ when forDedup || Ip == RedactionPolicy.Tag => Tags.Ip,
            (byte)':' => Surrogates.Ipv6(value),
            _ => Surrogates.Ipv4(value),
        };
    }
}
