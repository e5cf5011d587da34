namespace Curation.Bias;

/// <summary>Counts, for every step and group, what came in and what was kept. Whole numbers only, so the order of documents and merges does not
/// matter.</summary>
/// <remarks>The last step named is the whole run: every extracted document, kept if it was selected. Not thread-safe; tallies of parts are merged.</remarks>
public sealed class BiasTally
{
    private readonly string[] _steps;
    private readonly GroupCounts[] _all;
    private readonly SortedDictionary<string, GroupCounts>[] _groups;

    public BiasTally(IReadOnlyList<string> steps)
    {
        _steps = [.. steps];
        _all = new GroupCounts[_steps.Length];
        _groups = [.. _steps.Select(_ => new SortedDictionary<string, GroupCounts>(StringComparer.Ordinal))];
    }

    /// <summary>A document that met a step.</summary>
    /// <param name="groups">As <see cref="GroupAudit.GroupsOf"/> gives them: each name once.</param>
    public void Add(int step, IReadOnlyList<string> groups, long tokens, bool kept)
    {
        var one = new GroupCounts(1, tokens, kept ? 1 : 0, kept ? tokens : 0);
        _all[step] += one;
        foreach (var group in groups) AddTo(step, group, one);
    }

    /// <summary>The same, from the stored column: names joined by a space.</summary>
    public void Add(int step, string groups, long tokens, bool kept) => Add(step, groups.Split(' ', StringSplitOptions.RemoveEmptyEntries), tokens, kept);

    /// <summary>Documents of the same groups at once.</summary>
    public void Add(int step, string groups, GroupCounts counts)
    {
        _all[step] += counts;
        foreach (var group in groups.Split(' ', StringSplitOptions.RemoveEmptyEntries)) AddTo(step, group, counts);
    }

    public void Merge(BiasTally other)
    {
        if (!_steps.SequenceEqual(other._steps)) throw new ArgumentException("the steps differ", nameof(other));
        for (var step = 0; step < _steps.Length; step++)
        {
            _all[step] += other._all[step];
            foreach (var (group, counts) in other._groups[step]) AddTo(step, group, counts);
        }
    }

    /// <summary>All counts, ratios and the verdicts of the limits on the last step.</summary>
    public BiasReport Report(BiasOptions options)
    {
        var steps = _steps.Select((name, step) => new StepAudit(name, _all[step], Rows(step))).ToList();
        return new BiasReport(options.Audit.Lexicon, options.Audit.MinDocuments, steps, steps is [.., var last] ? Limits.Judge(options, last.Groups) : []);
    }

    private List<GroupRow> Rows(int step) =>
        [.. _groups[step].Select(group => GroupRow.Of(group.Key, group.Value, _all[step] - group.Value))];

    private void AddTo(int step, string group, GroupCounts counts)
    {
        _groups[step].TryGetValue(group, out var sum);
        _groups[step][group] = sum + counts;
    }
}
