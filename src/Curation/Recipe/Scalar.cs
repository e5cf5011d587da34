using System.Globalization;
using Curation.Core;

namespace Curation.Recipe;

/// <summary>The text of a value to a typed value: numbers with K, M, G, KB, MB, GB (powers of 1000), shares with %, names in kebab-case.</summary>
internal static class Scalar
{
    /// <summary>What may stand after a count.</summary>
    public const string Tokens = " tokens";

    private static readonly (string Suffix, long Factor)[] _suffixes =
        [("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1), ("K", 1_000), ("M", 1_000_000), ("G", 1_000_000_000)];

    /// <summary>The value, or null and what was expected.</summary>
    public static object? Parse(string text, Type type, out string expected)
    {
        (expected, var value) = type switch
        {
            _ when type == typeof(string) => ("a text", text),
            _ when type == typeof(bool) => ("true or false", text switch { "true" => true, "false" => false, _ => (object?)null }),
            _ when type == typeof(int) => ("a whole number", Whole(text) is { } n && n is >= int.MinValue and <= int.MaxValue ? (int)n : (object?)null),
            _ when type == typeof(long) => ("a whole number, such as 10, 10K or 10MB", Whole(text)),
            _ when type == typeof(double) => ("a number", Number(text)),
            _ when type == typeof(Amount) => ("a share such as 2% or a count such as 500M", Amount(text)),
            _ when type.IsEnum => ("one of " + string.Join(", ", Names(type).Keys), Names(type).GetValueOrDefault(text)),
            _ => throw new NotSupportedException($"options of type {type} cannot be read from a recipe"),
        };
        return value;
    }

    public static string Write(object value) => value switch
    {
        bool b => b ? "true" : "false",
        Enum e => OptionName.Of(e.ToString()),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static object? Amount(string text) => Share(text) is { } share && share is > 0 and <= 1 ? new Amount(share, null)
        : Whole(text.EndsWith(Tokens, StringComparison.Ordinal) ? text[..^Tokens.Length].TrimEnd() : text) is { } count
        && count > 0 ? new Amount(null, count) : null;

    private static double? Share(string text) =>
        text.EndsWith('%') && decimal.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            ? (double)(percent / 100)
            : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Share(text) ?? Whole(text);

    private static long? Whole(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        foreach (var (suffix, factor) in _suffixes)
        {
            if (plain.EndsWith(suffix, StringComparison.Ordinal)
                && decimal.TryParse(plain[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) < 1_000_000_000 && number * factor % 1 == 0) return (long)(number * factor);
        }

        return null;
    }

    private static Dictionary<string, object> Names(Type type) =>
        Enum.GetValues(type).Cast<object>().ToDictionary(value => OptionName.Of(value.ToString()!), StringComparer.Ordinal);
}
