using System.Globalization;

namespace Curation.Core;

/// <summary>Dates as rows and pages declare them, as instants that can be compared.</summary>
internal static class DeclaredDate
{
    // seconds up to the year 5138; what is larger counts milliseconds
    private const double MaxSeconds = 1e11, MaxMilliseconds = 2.5e14;

    private static readonly string[] _short = ["yyyy", "yyyyMMdd", "yyyyMMddHHmmss"];

    /// <summary>Ticks of the moment in UTC: of ISO 8601 and what is like it, RFC 1123, and numbers of seconds or milliseconds since 1970. Where no offset
    /// is told it is UTC. Unreadable dates are the oldest.</summary>
    public static long InstantOf(string? date)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (string.IsNullOrWhiteSpace(date)) return long.MinValue;
        if (DateTimeOffset.TryParseExact(date, _short, CultureInfo.InvariantCulture, styles, out var found)) return found.UtcTicks;
        if (double.TryParse(date, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return OfUnix(number);
        // without a year the clock would fill it in
        if (!StartsWithYear(date.AsSpan().TrimStart()) && !DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, styles, out _))
            return long.MinValue;
        return DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, styles, out found) ? found.UtcTicks : long.MinValue;
    }

    private static long OfUnix(double number)
    {
        if (!(Math.Abs(number) <= MaxMilliseconds)) return long.MinValue;
        var milliseconds = Math.Abs(number) <= MaxSeconds ? number * 1000 : number;
        var ticks = DateTime.UnixEpoch.Ticks + (decimal)milliseconds * TimeSpan.TicksPerMillisecond;
        return ticks < 0 ? long.MinValue : (long)ticks;
    }

    private static bool StartsWithYear(ReadOnlySpan<char> date) =>
        date.Length > 5 && date[4] is '-' or '/' or '.' && date[..4].IndexOfAnyExceptInRange('0', '9') < 0;
}
