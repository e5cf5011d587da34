using Curation.Core;

namespace Curation.Redaction;

/// <summary>What becomes of the values of each type.</summary>
public sealed record PiiPolicies : IChecked
{
    /// <summary>What becomes of e-mail addresses.</summary>
    public RedactionPolicy Email { get; init; } = RedactionPolicy.Surrogate;

    /// <summary>What becomes of IPv4 and IPv6 addresses; loopback, private and documentation ranges stay, and numbers behind "version" and the like.</summary>
    public RedactionPolicy Ip { get; init; } = RedactionPolicy.Surrogate;

    /// <summary>What becomes of MAC addresses.</summary>
    public RedactionPolicy Mac { get; init; }

    /// <summary>What becomes of phone numbers.</summary>
    public RedactionPolicy Phone { get; init; }

    /// <summary>What becomes of bank account numbers (IBAN) whose check digits are right.</summary>
    public RedactionPolicy Iban { get; init; }

    /// <summary>What becomes of payment card numbers whose check digit is right.</summary>
    public RedactionPolicy Card { get; init; }

    /// <summary>What becomes of US social security numbers.</summary>
    public RedactionPolicy Ssn { get; init; }

    /// <summary>What becomes of other national ids whose check digits are right.</summary>
    public RedactionPolicy NationalId { get; init; }

    /// <summary>What becomes of addresses of crypto currencies.</summary>
    public RedactionPolicy Crypto { get; init; }

    /// <summary>What becomes of secrets, API keys and private keys.</summary>
    public RedactionPolicy Secret { get; init; }

    /// <summary>What becomes of credentials in URLs.</summary>
    public RedactionPolicy UrlSecret { get; init; }

    /// <summary>Those that are looked for.</summary>
    internal PiiTypes Wanted =>
        Enum.GetValues<PiiType>().Where(type => Of(type) != RedactionPolicy.Keep).Aggregate(default(PiiTypes), (types, type) => types.With(type));

    /// <summary>Whether values of some type leave nothing behind.</summary>
    internal bool AnyCut => Enum.GetValues<PiiType>().Any(type => Of(type) == RedactionPolicy.DropSpan);

    internal RedactionPolicy Of(PiiType type) => type switch
    {
        PiiType.Email => Email,
        PiiType.Ip => Ip,
        PiiType.Mac => Mac,
        PiiType.Phone => Phone,
        PiiType.Iban => Iban,
        PiiType.Card => Card,
        PiiType.Ssn => Ssn,
        PiiType.NationalId => NationalId,
        PiiType.Crypto => Crypto,
        PiiType.Secret => Secret,
        _ => UrlSecret,
    };

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        from type in Enum.GetValues<PiiType>()
        where Of(type) == RedactionPolicy.Surrogate && !Surrogates.Known.Has(type)
        select $"{Tags.Name(type)}: no range is reserved for surrogates; expected tag, drop-span, drop-document or keep";
}
