namespace Curation.Redaction;

/// <summary>What becomes of a value: its type as a tag, a reserved value in its place (the same for the same value), or nothing.</summary>
public enum RedactionPolicy
{
    Tag,
    Surrogate,
    Keep,
}
