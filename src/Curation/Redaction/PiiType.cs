namespace Curation.Redaction;

/// <summary>What a value identifies.</summary>
public enum PiiType : byte
{
    Email,
    Ip,
    Mac,
    Phone,
    Iban,
    Card,
    Ssn,
    NationalId,
    Crypto,
    Secret,
    UrlSecret,
}
