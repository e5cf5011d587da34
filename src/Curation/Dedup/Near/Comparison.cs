using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Compares candidates by the Jaccard similarity of their shingle sets and unites those that are alike.</summary>
/// <remarks>
/// In each group of equal band keys the smallest members, in turn, are centres: each is compared with all behind it that are not connected to it yet.
/// Groups of up to <see cref="MaxCentres"/> + 1 are thus compared in full, and larger ones at a cost that grows with their size alone. What is left
/// out as connected could only repeat a connection, so the components are those of all such pairs.
/// </remarks>
internal sealed class Comparison(Candidate[] documents, long[] starts, ShingleSets sets, double minSimilarity, Scratch scratch)
{
    private const int MaxCentres = 16;
    private const int BatchPairs = 1024;

    public Components Components { get; } = new(documents);

    public ExternalSort<Edge> Edges { get; } = new(scratch);

    /// <param name="members">The members of each group by identity, one group after the other.</param>
    public async Task Run(IEnumerable<GroupMember> members, int workers, CancellationToken cancel)
    {
        for (var centre = 1; centre <= MaxCentres; centre++)
        {
            var pairs = new ExternalSort<Pair>(scratch);
            members = scratch.Spill(TakeCentres(members, pairs));
            var batches = SortedMerge.Distinct(pairs.Sorted()).Chunk(BatchPairs);
            await Flow.Run(batches, batch => (Pairs: batch, Similarities: Compare(batch)), done => Join(done.Pairs, done.Similarities), workers, cancel);
        }
    }

    public int IndexOf(Place place) => Array.BinarySearch(documents, new Candidate(place, 0));

    /// <summary>Pairs the first member of each group with those not connected to it; returns the others, where there are such.</summary>
    private IEnumerable<GroupMember> TakeCentres(IEnumerable<GroupMember> members, ExternalSort<Pair> pairs)
    {
        foreach (var group in Groups(members))
        {
            var centre = IndexOf(group[0].Place);
            var root = Components.Root(centre);
            var connected = true;
            foreach (var member in group)
            {
                var index = IndexOf(member.Place);
                if (Components.Root(index) == root) continue;
                pairs.Add(new(centre, index));
                connected = false;
            }

            if (connected || group.Count == 2) continue;
            foreach (var member in group.Skip(1)) yield return member;
        }
    }

    private static IEnumerable<List<GroupMember>> Groups(IEnumerable<GroupMember> members)
    {
        var group = new List<GroupMember>();
        foreach (var member in members)
        {
            if (group.Count > 0 && group[0].Group != member.Group)
            {
                yield return group;
                group.Clear();
            }

            group.Add(member);
        }

        if (group.Count > 0) yield return group;
    }

    private double[] Compare(Pair[] pairs)
    {
        var similarities = new double[pairs.Length];
        for (int start = 0, end; start < pairs.Length; start = end)
        {
            using var centre = Read(pairs[start].Centre);
            for (end = start; end < pairs.Length && pairs[end].Centre == pairs[start].Centre; end++)
                similarities[end] = Compare(centre.Span, pairs[end].Member);
        }

        return similarities;
    }

    private double Compare(ReadOnlySpan<ulong> centre, int member)
    {
        // no two sets are more alike than their sizes
        double size = starts[member + 1] - starts[member];
        var bound = Math.Min(size, centre.Length) / Math.Max(size, centre.Length);
        if (bound < minSimilarity) return bound;
        using var set = Read(member);
        return ShingleSets.Jaccard(centre, set.Span);
    }

    private Rented<ulong> Read(int document)
    {
        var set = new Rented<ulong>((int)(starts[document + 1] - starts[document]));
        sets.Read(starts[document], set.Span);
        return set;
    }

    private void Join(Pair[] pairs, double[] similarities)
    {
        foreach (var (pair, similarity) in pairs.Zip(similarities))
        {
            if (!(similarity >= minSimilarity)) continue;
            Components.Unite(pair.Centre, pair.Member);
            var (first, second) = (documents[pair.Centre], documents[pair.Member]);
            Edges.Add(new(first.Identity, second.Identity, first.Place, second.Place, similarity));
        }
    }
}
