namespace Curation.Redaction;

/// <summary>What stands in a text in place of a value that a policy tags.</summary>
internal static class Tags
{
    public const string Email = "<EMAIL>", Ip = "<IP>", Phone = "<PHONE>";

    public static bool EndsAt(ReadOnlySpan<byte> text) => text.EndsWith("<EMAIL>"u8) || text.EndsWith("<IP>"u8) || text.EndsWith("<PHONE>"u8);
}
