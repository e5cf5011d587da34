using Curation.Core;

namespace Curation.Redaction;

/// <summary>Counts personal data and secrets by type, drops documents with a value whose policy says so, and redacts the rest. Limits on
/// the counts, and on the density (values per 1,000 words, off), drop more.</summary>
/// <remarks>Source: datatrove <c>formatters/pii.py</c> for e-mail and the public IPv4 ranges; each scanner names its own. Names and postal addresses are not
/// looked for. Values are kept nowhere: counts and places are.</remarks>
[Stage("redact-pii")]
public sealed record RedactPii : Family, IChecked
{
    private const string Datatrove = "datatrove", Dolma = "dolma";

    public override IReadOnlyList<string> Dialects => ["curation", Datatrove, Dolma];

    public override string Summary =>
        "Counts and replaces e-mail, IP and MAC addresses, phone numbers, bank and card numbers, national ids, crypto addresses, secrets and URL credentials.";

    public override string Origin => "datatrove formatters/pii.py; dolma taggers/pii.py; Presidio; the registries and standards of each type";

    /// <summary>What becomes of e-mail addresses.</summary>
    public RedactionPolicy Email { get => Policies.Email; init => Policies = Policies with { Email = value }; }

    /// <summary>What becomes of IPv4 and IPv6 addresses; loopback, private and documentation ranges stay, and numbers behind "version" and the like.</summary>
    public RedactionPolicy Ip { get => Policies.Ip; init => Policies = Policies with { Ip = value }; }

    /// <summary>What becomes of MAC addresses.</summary>
    public RedactionPolicy Mac { get => Policies.Mac; init => Policies = Policies with { Mac = value }; }

    /// <summary>What becomes of phone numbers.</summary>
    public RedactionPolicy Phone { get => Policies.Phone; init => Policies = Policies with { Phone = value }; }

    /// <summary>What becomes of bank account numbers (IBAN) whose check digits are right.</summary>
    public RedactionPolicy Iban { get => Policies.Iban; init => Policies = Policies with { Iban = value }; }

    /// <summary>What becomes of payment card numbers whose check digit is right.</summary>
    public RedactionPolicy Card { get => Policies.Card; init => Policies = Policies with { Card = value }; }

    /// <summary>What becomes of US social security numbers.</summary>
    public RedactionPolicy Ssn { get => Policies.Ssn; init => Policies = Policies with { Ssn = value }; }

    /// <summary>What becomes of other national ids whose check digits are right.</summary>
    public RedactionPolicy NationalId { get => Policies.NationalId; init => Policies = Policies with { NationalId = value }; }

    /// <summary>What becomes of addresses of crypto currencies.</summary>
    public RedactionPolicy Crypto { get => Policies.Crypto; init => Policies = Policies with { Crypto = value }; }

    /// <summary>What becomes of secrets, API keys and private keys.</summary>
    public RedactionPolicy Secret { get => Policies.Secret; init => Policies = Policies with { Secret = value }; }

    /// <summary>What becomes of credentials in URLs.</summary>
    public RedactionPolicy UrlSecret { get => Policies.UrlSecret; init => Policies = Policies with { UrlSecret = value }; }

    /// <summary>Whether <c>ann [at] site.org</c> is an address.</summary>
    public bool AtForms { get; init; }

    /// <summary>Makes the surrogates of one data set unlike those of another.</summary>
    public string Key { get; init; } = "curation";

    public override IReadOnlyList<Rule> Rules => ChosenDialect switch
    {
        Datatrove => [new("redact-pii", new DatatrovePii { Email = Email != RedactionPolicy.Keep, Ip = Ip != RedactionPolicy.Keep })],
        Dolma => [new("redact-pii", new DolmaPii())],
        _ => Ours(),
    };

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => ChosenDialect != Datatrove ? Policies.Mistakes()
        : from option in ((string Name, RedactionPolicy Policy)[])[("email", Email), ("ip", Ip)]
          where option.Policy is not (RedactionPolicy.Surrogate or RedactionPolicy.Keep)
          select $"{option.Name}: dialect {Datatrove} has surrogate and keep alone";

    internal PiiPolicies Policies { get; private init; } = new();

    private List<Rule> Ours()
    {
        var view = new PiiView(new PiiScanner(Policies.Wanted, AtForms));
        return
        [
            .. Enum.GetValues<PiiType>().Select(type => new Rule($"{Tags.Name(type)}-count", Count(type, view))),
            new("density", new PiiDensity { Shared = view }),
            new("redact-pii", new PiiText { Policies = Policies, AtForms = AtForms, Key = Key, Shared = view }),
        ];
    }

    private PiiCount Count(PiiType type, PiiView view) =>
        new() { Type = type, Max = Policies.Of(type) == RedactionPolicy.DropDocument ? 0 : null, Shared = view };
}
