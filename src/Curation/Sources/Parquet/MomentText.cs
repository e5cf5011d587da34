using System.Globalization;
using Curation.Columns;

namespace Curation.Sources.Parquet;

/// <summary>Moments as ISO 8601 writes them.</summary>
internal static class MomentText
{
    private const long NanosecondsPerTick = 100;

    /// <param name="count">Of units since 1970; what is not of the years 1 to 9999 stays a number.</param>
    public static string Of(long count, Moment unit)
    {
        var ticks = DateTime.UnixEpoch.Ticks + unit switch
        {
            Moment.Day => (Int128)count * TimeSpan.TicksPerDay,
            Moment.Millisecond => (Int128)count * TimeSpan.TicksPerMillisecond,
            Moment.Microsecond => (Int128)count * TimeSpan.TicksPerMicrosecond,
            _ => (Int128)count / NanosecondsPerTick,
        };
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks
            ? count.ToString(CultureInfo.InvariantCulture)
            : new DateTime((long)ticks).ToString(unit == Moment.Day ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
    }
}
