using System.Globalization;

namespace Curation.Reporting;

/// <summary>Limits of the audit in words.</summary>
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

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
