namespace Curation.Text;

/// <summary>The named variants of RefinedWeb's corrections of lines.</summary>
internal enum RefinedWebDialect
{
    /// <summary>DCLM's mappers/modifiers.py: lengths in code points.</summary>
    Dclm,

    /// <summary>datamap-rs: lengths in bytes, and a counter line may go on behind its word.</summary>
    Datamap,
}
