using System.Globalization;

namespace Curation.Reporting;

/// <summary>Limits and intervals of the audit in words.</summary>
internal static class BiasText
{
    public static string Range(BiasLimit limit) => (limit.Min, limit.Max) switch
    {
        ({ } low, { } high) => $"{Number(low)} to {Number(high)}",
        ({ } low, null) => $"≥ {Number(low)}",
        (null, { } high) => $"≤ {Number(high)}",
        _ => "",
    };

    /// <summary>Why a limit could not be judged.</summary>
    public static string Need(BiasLimit limit) =>
        limit.Documents < limit.NeededDocuments ? $", {Numbers.Thin(limit.Documents)} of {Numbers.Thin(limit.NeededDocuments)} documents needed" : ", no ratio";

    /// <summary>The interval of the ratio by documents, in brackets.</summary>
    public static string Interval(BiasGroup group) =>
        group.IntervalLow is null && group.IntervalHigh is null
            ? ""
            : $"({Numbers.Ratio(group.IntervalLow)} to {(group.IntervalHigh is null ? "∞" : Numbers.Ratio(group.IntervalHigh))})";

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
