namespace Curation.Filters.Quality;

/// <summary>The one division of a measured number.</summary>
internal static class Ratio
{
    /// <summary>NaN where the whole is zero: a share of nothing is undefined, and the document passes.</summary>
    public static double Of(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}
