using Curation.Dedup.Records;

namespace Curation.Dedup.Exact;

/// <summary>The documents whose text another one has too: 32 bytes of memory for each.</summary>
internal sealed class ExactGroups
{
    private readonly ExactCopy[] _copies;

    /// <param name="keys">The exact keys of all units in order.</param>
    public ExactGroups(IEnumerable<KeyRow> keys, Scratch scratch)
    {
        var sort = new ExternalSort<ExactCopy>(scratch);
        foreach (var copy in Members(keys)) sort.Add(copy);
        _copies = [.. sort.Sorted()];
    }

    public IReadOnlyList<ExactCopy> Copies => _copies;

    /// <summary>Whether a document has the same text as a smaller one.</summary>
    public bool IsRepeated(Place place) => Find(place) is { } copy && copy.Representative != place;

    public bool Contains(Place place) => Find(place) is not null;

    private static IEnumerable<ExactCopy> Members(IEnumerable<KeyRow> keys)
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

            if (++size == 2) yield return Copy(first, first);
            yield return Copy(key, first);
        }
    }

    private static ExactCopy Copy(KeyRow member, KeyRow representative) =>
        new(member.Place, representative.Place, member.Identity, representative.Identity);

    private ExactCopy? Find(Place place)
    {
        var index = Array.BinarySearch(_copies, new ExactCopy(place, place, 0, 0));
        return index < 0 ? null : _copies[index];
    }
}
