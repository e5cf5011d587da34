namespace Curation.Filters.Quality;

/// <summary>The one division of a measured number.</summary>
internal static class Ratio
{
    /// <summary>0 where the whole is zero, so that every text has a number.</summary>
    public static double Of(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
