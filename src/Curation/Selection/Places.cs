using System.Collections.Concurrent;
using Curation.Core;

namespace Curation.Selection;

/// <summary>The places where documents fall, in order: extract, each stage, dedup, decontaminate, select; and the reasons that belong to each.</summary>
internal sealed class Places
{
    public const string EmptyText = "extract/empty-text", RepeatedId = "extract/repeated-id";
    public const string ExactDuplicate = "dedup/exact", NearDuplicate = "dedup/near", UrlDuplicate = "dedup/url", BelowCut = "select/below-cut";
    public const string HostCap = "select/host-cap", DomainCap = "select/domain-cap", ClusterCap = "select/cluster-cap", Explored = "select/explored";

    private readonly List<(string Step, string Stage)> _places = [("extract", "extract")];
    private readonly List<string> _reasons = [];
    private readonly List<int> _reasonPlaces = [];
    private readonly ConcurrentDictionary<string, short> _reasonNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stages = new(StringComparer.Ordinal) { ["extract"] = 0 };

    /// <param name="hasDecontaminate">Whether the run looks for evaluation examples.</param>
    public Places(StageChain chain, bool hasDecontaminate = false)
    {
        foreach (var stage in chain.Stages.Select(planned => planned.StageName).Distinct(StringComparer.Ordinal)) Add("measure", stage);
        Add("dedup", "dedup");
        if (hasDecontaminate) Add("decontaminate", "decontaminate");
        Add("select", "select");
    }

    /// <summary>Step and stage of each place.</summary>
    public IReadOnlyList<(string Step, string Stage)> All => _places;

    /// <summary>A small number for a reason, the same for the same reason within one decision. Thread-safe.</summary>
    public short Number(string reason)
    {
        if (_reasonNumbers.TryGetValue(reason, out var number)) return number;
        lock (_reasons)
        {
            if (_reasonNumbers.TryGetValue(reason, out number)) return number;
            number = checked((short)_reasons.Count);
            _reasons.Add(reason);
            _reasonPlaces.Add(PlaceOf(reason));
            return _reasonNumbers[reason] = number;
        }
    }

    /// <summary>How many reasons there are: their numbers are below.</summary>
    public int ReasonCount => _reasons.Count;

    public string Reason(short number) => _reasons[number];

    /// <summary>Index of the place that the reason of a number belongs to.</summary>
    public int PlaceOf(short reason) => _reasonPlaces[reason];

    /// <summary>Index of the place a reason belongs to.</summary>
    public int PlaceOf(string reason) => _stages[reason[..reason.LastIndexOf('/')]];

    private void Add(string step, string stage)
    {
        _stages[stage] = _places.Count;
        _places.Add((step, stage));
    }
}
