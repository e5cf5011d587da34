using System.ComponentModel.DataAnnotations;
using Curation.Core;

namespace Curation.Bias;

/// <summary>The <c>bias</c> section of a recipe: which groups are followed through the run, and what must hold at the end.</summary>
public sealed record BiasOptions
{
    public AuditOptions Audit { get; init; } = new();

    /// <summary>Limits on the final keep-rate ratio; a broken one ends the run with exit code 3.</summary>
    public IReadOnlyList<LimitOptions> Limits { get; init; } = [];
}

/// <summary>What the audit counts. Groups are about mention, language variety and origin of a page, never a guess of who wrote it.</summary>
public sealed record AuditOptions
{
    /// <summary>Identity lexicon: a path, or <c>builtin:identity</c>.</summary>
    public string Lexicon { get; init; } = "builtin:identity";

    /// <summary>Documents a group needs before a limit is judged on it; below, the verdict is inconclusive.</summary>
    [Range(1, int.MaxValue)]
    public int MinDocuments { get; init; } = 300;
}

/// <summary>A range for the keep-rate ratio of groups: the group's kept share of tokens divided by that of the documents outside it.</summary>
public sealed record LimitOptions : IChecked
{
    /// <summary>Group names with <c>*</c>, such as <c>identity/*</c>.</summary>
    public string Groups { get; init; } = "*";

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Documents a group needs for this limit; null: as the audit says.</summary>
    public int? MinDocuments { get; init; }

    public IEnumerable<string> Mistakes()
    {
        if (Min is null && Max is null) yield return "min or max was expected";
        if (Min > Max) yield return $"min {Min} is above max {Max}";
    }
}
