using System.Globalization;

namespace Curation.Reporting;

/// <summary>Numbers as people read them: thousands apart, shares with three digits.</summary>
internal static class Numbers
{
    private const string None = "–";
    private static readonly NumberFormatInfo _thin = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberGroupSeparator = "\u202F" });

    /// <summary>Thousands parted by narrow spaces, for pages.</summary>
    public static string Thin(long number) => number.ToString("N0", _thin);

    /// <summary>Thousands parted by commas, for terminals.</summary>
    public static string Plain(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A measured number with up to six digits; a dash for none.</summary>
    public static string Value(double value) => double.IsNaN(value) ? None : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A ratio with two decimals; a dash for none.</summary>
    public static string Ratio(double? ratio) => ratio is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : None;

    public static string Share(double part, double whole) => Share(whole > 0 ? part / whole : null);

    /// <summary>A share in percent; a dash for none.</summary>
    public static string Share(double? share) => share is { } number
        ? (number * 100).ToString(number == 0 ? "0" : number >= 0.1 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + "\u202F%" : None;

    /// <summary>A short form for axes: 12k, 3M.</summary>
    public static string Short(double number) => Math.Abs(number) switch
    {
        >= 1e9 => (number / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (number / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (number / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => number.ToString("0.####", CultureInfo.InvariantCulture),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + "\u202FGB",
        >= 1_000_000 => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + "\u202FMB",
        _ => Thin(bytes) + "\u202Fbytes",
    };
}
