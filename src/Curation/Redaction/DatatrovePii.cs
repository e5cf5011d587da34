using System.Globalization;
using System.Text.RegularExpressions;
using Curation.Core;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>datatrove's formatter: e-mail addresses, then global IPv4 addresses of the result, each replaced by the next of a few fixed ones.</summary>
/// <remarks>Source: datatrove <c>formatters/pii.py</c>, with the ranges of Python 3.11's <c>ipaddress</c>. Its rotation runs on from document to document, so
/// its output depends on their order; here it begins anew with each.</remarks>
[Stage("datatrove-pii")]
internal sealed record DatatrovePii : Transform
{
    private const string Octet = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
    private const string Label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private const string Atom = @"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string LastOctet = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?|[A-Za-z0-9-]*[A-Za-z0-9]:)";

    // linear whatever the text
    private static readonly Regex
        _email = new(
            $@"\b{Atom}(?:\.{Atom})*@(?:(?:{Label}\.)+{Label}|\[(?:{Octet}\.){{3}}{LastOctet}\])",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant),
        _ip = new($@"(?:{Octet}\.){{3}}{Octet}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly string[]
        _emails = ["email@example.com", "firstname.lastname@example.org"],
        _ips = ["22.214.171.124", "126.96.36.199", "188.8.131.52", "184.108.40.206", "220.127.116.11", "18.104.22.168"];

    /// <summary>Whether e-mail addresses are replaced.</summary>
    public bool Email { get; init; } = true;

    /// <summary>Whether public IPv4 addresses are replaced.</summary>
    public bool Ip { get; init; } = true;

    public override string Summary => "datatrove's replacement of e-mail and public IPv4 addresses";

    public override string Origin => "datatrove formatters/pii.py";

    public override DocumentText Apply(Document document) => Rewrite(document.Text, _emails, _ips);

    public override DocumentText ApplyForDedup(Document document) => Rewrite(document.Text, ["<EMAIL>"], ["<IP>"]);

    private DocumentText Rewrite(DocumentText given, string[] emails, string[] ips)
    {
        var (hasEmail, hasIp) = (Email && given.Utf8.Contains((byte)'@'), Ip && given.Utf8.ContainsAnyInRange((byte)'0', (byte)'9'));
        if (!hasEmail && !hasIp) return given;
        var text = given.ToString();
        var made = hasEmail ? Replace(_email, text, emails, static _ => true) : text;
        if (hasIp || !ReferenceEquals(made, text)) made = Ip ? Replace(_ip, made, ips, IsGlobal) : made;
        return made == text ? given : DocumentText.FromString(made);
    }

    private static string Replace(Regex pattern, string text, string[] replacements, Func<string, bool> isValid)
    {
        var next = 0;
        return pattern.Replace(text, match => isValid(match.Value) ? replacements[next++ % replacements.Length] : match.Value);
    }

    /// <summary>What <c>ipaddress.ip_address(…).is_global</c> says; octets with leading zeros are no address.</summary>
    private static bool IsGlobal(string dotted)
    {
        var address = 0u;
        foreach (var octet in dotted.Split('.'))
        {
            if (octet.Length > 1 && octet[0] == '0') return false;
            address = address << 8 | uint.Parse(octet, CultureInfo.InvariantCulture);
        }

        // multicast is global there, and two addresses of 192.0.0.0/24 are
        return address is 0xC0000009 or 0xC000000A || (Ipv4Scanner.IsPublic(address) || address >> 28 == 0xE);
    }
}
