namespace Curation.Redaction;

/// <summary>What stands in a text in place of a value that a policy tags.</summary>
internal static class Tags
{
    private static readonly byte[][] _all =
    [
        "<EMAIL>"u8.ToArray(), "<IP>"u8.ToArray(), "<MAC>"u8.ToArray(), "<PHONE>"u8.ToArray(), "<IBAN>"u8.ToArray(), "<CARD>"u8.ToArray(),
        "<SSN>"u8.ToArray(), "<NATIONAL_ID>"u8.ToArray(), "<CRYPTO>"u8.ToArray(), "<SECRET>"u8.ToArray(), "<URL_SECRET>"u8.ToArray(),
    ];

    public static ReadOnlySpan<byte> Of(PiiType type) => _all[(int)type];

    /// <summary>A type as options and columns name it.</summary>
    public static string Name(PiiType type) => System.Text.Encoding.ASCII.GetString(Of(type)[1..^1]).ToLowerInvariant().Replace('_', '-');

    public static bool EndsAt(ReadOnlySpan<byte> text)
    {
        foreach (var tag in _all)
        {
            if (text.EndsWith(tag)) return true;
        }

        return false;
    }
}
