namespace Curation.Redaction;

/// <summary>What becomes of a value: its type as a tag, a reserved value in its place (the same for the same value), nothing in its place, a tag
/// and the end of the document (one such value drops it), or itself.</summary>
public enum RedactionPolicy
{
    Tag,
    Surrogate,
    DropSpan,
    DropDocument,
    Keep,
}
