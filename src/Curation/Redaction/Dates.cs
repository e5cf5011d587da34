namespace Curation.Redaction;

/// <summary>Days of birth inside ids.</summary>
internal static class Dates
{
    private static ReadOnlySpan<byte> Days => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Whether a month has such a day in some year.</summary>
    public static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= Days[month - 1];
}
