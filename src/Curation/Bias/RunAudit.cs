using System.Text;
using Curation.Core;

namespace Curation.Bias;

/// <summary>The audit of a run: which groups a document is in, and <c>bias.json</c> from what became of them.</summary>
public sealed class RunAudit(BiasOptions options, IAssets assets) : IGroupAudit
{
    private readonly GroupAudit _groups = GroupAudit.Open(options.Audit, assets);

    /// <summary>A document's groups as they are stored: names in order, joined by a space.</summary>
    public string GroupsOf(Document document) => string.Join(' ', _groups.GroupsOf(document));

    public string Report(IReadOnlyList<string> steps, IReadOnlyList<GroupFate> fates)
    {
        var tally = new BiasTally([.. steps, "run"]);
        foreach (var (groups, fellAt, documents, tokens) in fates)
        {
            for (var step = 0; step <= Math.Min(fellAt, steps.Count - 1); step++) tally.Add(step, groups, Counts(documents, tokens, fellAt > step));
            tally.Add(steps.Count, groups, Counts(documents, tokens, fellAt == steps.Count));
        }

        return Encoding.UTF8.GetString(tally.Report(options).ToJson());
    }

    private static GroupCounts Counts(long documents, long tokens, bool kept) => new(documents, tokens, kept ? documents : 0, kept ? tokens : 0);
}
