using Curation.Dedup.Exact;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Documents that share a key with another, and the groups they form.</summary>
/// <remarks>Of documents with equal texts the representative alone takes part in near keys. It is the smallest of them, hence stands in every group
/// before its copies. A copy whose address others have too is a candidate besides, joined to its representative.</remarks>
internal sealed class Candidates
{
    private readonly ExternalSort<Candidate> _documents;
    private readonly ExactGroups _exact;
    private long _groups;

    /// <param name="urls">The keys of addresses in order.</param>
    /// <param name="bands">The near keys of each band in order.</param>
    /// <param name="verify">Whether documents of one near key are to be compared.</param>
    /// <param name="documents">Rows of each unit.</param>
    public Candidates(
        IEnumerable<KeyRow> urls, IEnumerable<IEnumerable<KeyRow>> bands, bool verify, ExactGroups exact, IReadOnlyList<int> documents, Scratch scratch)
    {
        (_documents, _exact) = (new(scratch), exact);
        Sure = scratch.Spill(Addressed(urls, new PlaceSet(documents)).Concat(verify ? [] : bands.SelectMany(Members)));
        Groups = scratch.Spill(verify ? bands.SelectMany(Members) : []);
        Documents = [.. SortedMerge.Distinct(_documents.Sorted())];
    }

    /// <summary>In the order of their places.</summary>
    public Candidate[] Documents { get; }

    /// <summary>The members of each group by identity, one group after the other. Enumerated once.</summary>
    public IEnumerable<GroupMember> Groups { get; }

    /// <summary>The same of groups that need no comparison.</summary>
    public IEnumerable<GroupMember> Sure { get; }

    private IEnumerable<GroupMember> Addressed(IEnumerable<KeyRow> urls, PlaceSet addressed)
    {
        foreach (var member in Members(urls, _ => true))
        {
            addressed.Add(member.Place);
            yield return member;
        }

        foreach (var copy in _exact.Copies.Where(copy => copy.Place != copy.Representative && addressed.Contains(copy.Place)))
        {
            _groups++;
            yield return Member(copy.Representative, copy.RepresentativeIdentity);
            yield return Member(copy.Place, copy.Identity);
        }
    }

    private IEnumerable<GroupMember> Members(IEnumerable<KeyRow> keys) => Members(keys, place => !_exact.IsRepeated(place));

    private IEnumerable<GroupMember> Members(IEnumerable<KeyRow> keys, Func<Place, bool> takesPart)
    {
        KeyRow first = default;
        var size = 0;
        foreach (var key in keys)
        {
            if (size > 0 && !key.HasKeyOf(first)) size = 0;
            if (!takesPart(key.Place)) continue;
            if (++size == 1)
            {
                first = key;
                continue;
            }

            if (size == 2)
            {
                _groups++;
                yield return Member(first.Place, first.Identity);
            }

            yield return Member(key.Place, key.Identity);
        }
    }

    private GroupMember Member(Place place, ulong identity)
    {
        _documents.Add(new(place, identity));
        return new(_groups, place);
    }
}
