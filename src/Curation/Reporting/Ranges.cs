using System.Globalization;
using Curation.Core;

namespace Curation.Reporting;

/// <summary>What a rule keeps, in words.</summary>
internal static class Ranges
{
    /// <summary>The range of the rule behind a reason or signal <c>stage/rule</c>; null where no rule has that name, or it has no range.</summary>
    public static string? Of(StageChain chain, string column)
    {
        foreach (var planned in chain.Stages)
        {
            switch (planned.Stage)
            {
                case Filter filter when planned.Column == column:
                    return Words(filter.Min, filter.Max);
                case Labeler labeler when column == $"{planned.StageName}/label":
                    return labeler.Keep is { } keep ? string.Join(", ", keep) : null;
                case Labeler labeler when column == $"{planned.StageName}/score":
                    return Words(labeler.Min, null);
            }
        }

        return null;
    }

    /// <summary>What a stage keeps; empty where it keeps all.</summary>
    public static string Of(Stage stage) => stage switch
    {
        Filter filter => Words(filter.Min, filter.Max) ?? "",
        Labeler labeler => string.Join("; ", new[] { labeler.Keep is { } keep ? string.Join(", ", keep) : null, Words(labeler.Min, null) }.OfType<string>()),
        _ => "",
    };

    private static string? Words(double? min, double? max) => (min, max) switch
    {
        (null, null) => null,
        ({ } low, null) => $"at least {Number(low)}",
        (null, { } high) => $"at most {Number(high)}",
        ({ } low, { } high) => $"{Number(low)} to {Number(high)}",
    };

    private static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
