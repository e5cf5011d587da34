using Curation.Dedup.Exact;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Documents that share a band key with another, and the groups they form.</summary>
/// <remarks>Of documents with equal texts only the representative takes part.
/// It is the smallest of them, hence stands in every group before its copies.</remarks>
internal sealed class Candidates
{
    private readonly ExternalSort<Candidate> _documents;
    private readonly ExactGroups _exact;
    private long _groups;

    /// <param name="bands">For each band the keys over all units, in order.</param>
    public Candidates(IEnumerable<IEnumerable<KeyRow>> bands, ExactGroups exact, Scratch scratch)
    {
        (_documents, _exact) = (new(scratch), exact);
        Groups = scratch.Spill(bands.SelectMany(Members));
        Documents = [.. SortedMerge.Distinct(_documents.Sorted())];
    }

    /// <summary>In the order of their places.</summary>
    public Candidate[] Documents { get; }

    /// <summary>The members of each group by identity, one group after the other. Enumerated once.</summary>
    public IEnumerable<GroupMember> Groups { get; }

    private IEnumerable<GroupMember> Members(IEnumerable<KeyRow> keys)
    {
        KeyRow? group = null;
        var size = 0;
        foreach (var key in keys)
        {
            if (group is not { } first || !key.HasKeyOf(first))
            {
                (group, size) = (key, 1);
                continue;
            }

            if (_exact.IsRepeated(key.Place)) continue;
            if (++size == 2)
            {
                _groups++;
                yield return Member(first);
            }

            yield return Member(key);
        }
    }

    private GroupMember Member(KeyRow key)
    {
        _documents.Add(new(key.Place, key.Identity));
        return new(_groups, key.Place);
    }
}
