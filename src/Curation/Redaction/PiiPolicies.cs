using Curation.Core;

namespace Curation.Redaction;

/// <summary>What becomes of the values of each type.</summary>
public sealed record PiiPolicies : IChecked
{
    public RedactionPolicy Email { get; init; } = RedactionPolicy.Surrogate;

    public RedactionPolicy Ip { get; init; } = RedactionPolicy.Surrogate;

    public RedactionPolicy Mac { get; init; }

    public RedactionPolicy Phone { get; init; }

    public RedactionPolicy Iban { get; init; }

    public RedactionPolicy Card { get; init; }

    public RedactionPolicy Ssn { get; init; }

    public RedactionPolicy NationalId { get; init; }

    public RedactionPolicy Crypto { get; init; }

    public RedactionPolicy Secret { get; init; }

    public RedactionPolicy UrlSecret { get; init; }

    /// <summary>Those that are looked for.</summary>
    internal PiiTypes Wanted =>
        Enum.GetValues<PiiType>().Where(type => Of(type) != RedactionPolicy.Keep).Aggregate(default(PiiTypes), (types, type) => types.With(type));

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
