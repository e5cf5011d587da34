using Curation.Dedup.Records;

namespace Curation.Dedup.Exact;

/// <summary>The documents whose text another one has too: two bits of memory for every document, the rest on disk.</summary>
internal sealed class ExactGroups
{
    private readonly PlaceSet _repeated, _members;
    private readonly string _copies;

    /// <param name="keys">The keys of all texts in order.</param>
    /// <param name="documents">Rows of each unit.</param>
    public ExactGroups(IEnumerable<KeyRow> keys, IReadOnlyList<int> documents, Scratch scratch)
    {
        (_repeated, _members) = (new(documents), new(documents));
        var sort = new ExternalSort<ExactCopy>(scratch);
        foreach (var copy in Members(keys))
        {
            _members.Add(copy.Place);
            if (copy.Representative != copy.Place) _repeated.Add(copy.Place);
            sort.Add(copy);
        }

        _copies = scratch.Write(sort.Sorted());
    }

    /// <summary>By place. Read anew from disk each time.</summary>
    public IEnumerable<ExactCopy> Copies => Scratch.Read<ExactCopy>(_copies);

    /// <summary>Whether a document has the same text as a smaller one.</summary>
    public bool IsRepeated(Place place) => _repeated.Contains(place);

    public bool Contains(Place place) => _members.Contains(place);

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
}
