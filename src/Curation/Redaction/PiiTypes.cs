namespace Curation.Redaction;

/// <summary>A set of types.</summary>
internal readonly record struct PiiTypes(int Bits)
{
    public bool Has(PiiType type) => (Bits >> (int)type & 1) != 0;

    public bool HasAny(params ReadOnlySpan<PiiType> types)
    {
        foreach (var type in types)
        {
            if (Has(type)) return true;
        }

        return false;
    }

    public PiiTypes With(PiiType type) => new(Bits | 1 << (int)type);
}
