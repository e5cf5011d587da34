using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Bias;

/// <summary>What <c>bias.json</c> holds: per step and group the counts, keep rates and impact ratios, and what became of the limits. Steps in order,
/// groups sorted; the same counts give the same bytes.</summary>
public sealed record BiasReport(string Lexicon, int MinDocuments, IReadOnlyList<StepAudit> Steps, IReadOnlyList<LimitVerdict> Limits)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        WriteIndented = true,
        NewLine = "\n",
    };

    [JsonPropertyOrder(-1)]
    public string Statement { get; } =
        "Groups are about mention, language and origin of the page, never a guess of the author's identity. "
        + "A ratio compares a group's keep rate with that of all documents outside the group.";

    /// <summary>Whether a limit is broken; the run then ends with exit code 3.</summary>
    [JsonIgnore]
    public bool IsBroken => Limits.Any(limit => limit.Verdict == LimitOutcome.Fail);

    /// <summary>UTF-8 JSON with a newline at the end.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, _json), (byte)'\n'];
}

/// <summary>One step: all documents that met it, and each group's share of them.</summary>
public sealed record StepAudit(string Step, GroupCounts All, IReadOnlyList<GroupRow> Groups);

/// <summary>A group at one step. The interval is 95 %, of the ratio by documents.</summary>
public sealed record GroupRow(
    string Group, GroupCounts Counts,
    double? ImpactRatioTokens, double? ImpactRatioDocuments,
    double? IntervalLow, double? IntervalHigh)
{
    internal static GroupRow Of(string group, GroupCounts counts, GroupCounts rest)
    {
        var (low, high) = ImpactRatio.Interval(counts, rest);
        return new GroupRow(group, counts, ImpactRatio.ByTokens(counts, rest), ImpactRatio.ByDocuments(counts, rest), low, high);
    }
}
