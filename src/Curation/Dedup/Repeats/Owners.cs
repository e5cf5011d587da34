using Curation.Core;

namespace Curation.Dedup.Repeats;

/// <summary>Which cluster a document belongs to. 16 bytes for each member.</summary>
/// <remarks>Members cut nothing from each other: one of them stands in the end, or those that a cap on clusters leaves, which are alike on purpose.</remarks>
internal sealed class Owners
{
    private readonly Place[] _places;
    private readonly ulong[] _clusters;

    private Owners(Place[] places, ulong[] clusters) => (_places, _clusters) = (places, clusters);

    /// <param name="clusters">Null: there are none.</param>
    /// <param name="units">In ordinal order.</param>
    public static Owners Read(IClusters? clusters, string runFolder, IReadOnlyList<string> units)
    {
        var (places, names) = (new List<Place>(), new List<ulong>());
        var numbers = units.Index().ToDictionary(unit => unit.Item, unit => unit.Index, StringComparer.Ordinal);
        using var open = clusters?.Open(runFolder);
        foreach (var cluster in open?.Read() ?? [])
        {
            var name = cluster.Min(member => member.Identity);
            foreach (var member in cluster)
            {
                places.Add(new(numbers[member.Unit], member.Row));
                names.Add(name);
            }
        }

        var (sorted, owners) = (places.ToArray(), names.ToArray());
        Array.Sort(sorted, owners);
        return new(sorted, owners);
    }

    /// <summary>Whether two documents are in one cluster.</summary>
    public bool AreOne(Place one, Place other) =>
        Find(one) is >= 0 and var first && Find(other) is >= 0 and var second && _clusters[first] == _clusters[second];

    private int Find(Place place) => Array.BinarySearch(_places, place);
}
