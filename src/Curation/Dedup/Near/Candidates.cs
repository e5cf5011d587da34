using Curation.Dedup.Exact;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Documents that share a band key with another, and the pairs to compare first: each group's members with its smallest.</summary>
/// <remarks>Of documents with equal texts only the representative takes part. It is the smallest of them, hence stands in every group before its copies.</remarks>
internal sealed class Candidates(ExactGroups exact, Scratch scratch)
{
    private readonly ExternalSort<Candidate> _documents = new(scratch);
    private long _groups;

    public ExternalSort<Star> Stars { get; } = new(scratch);

    /// <param name="keys">The keys of one band over all units, in order.</param>
    public void AddBand(IEnumerable<KeyRow> keys)
    {
        KeyRow? group = null;
        var rank = 0;
        foreach (var key in keys)
        {
            if (group is not { } centre || !key.HasKeyOf(centre)) (group, rank) = (key, 0);
            else if (!exact.IsRepeated(key.Place)) Add(centre, key, ++rank);
        }
    }

    /// <summary>The documents in the order of their places.</summary>
    public Candidate[] Documents() => [.. SortedMerge.Distinct(_documents.Sorted())];

    private void Add(KeyRow centre, KeyRow member, int rank)
    {
        if (rank == 1)
        {
            _groups++;
            _documents.Add(new(centre.Place, centre.Identity));
        }

        _documents.Add(new(member.Place, member.Identity));
        Stars.Add(new(centre.Place, member.Place, _groups, rank));
    }
}
