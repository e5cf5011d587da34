using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Compares candidates by the Jaccard similarity of their shingle sets and unites those that are alike.</summary>
/// <remarks>
/// In each group of equal band keys members become centres in turn: each is compared with all that are not connected to it yet; the next centre is the
/// smallest member that the last one did not reach. Groups of up to <see cref="MaxCentres"/> + 1 are thus compared in full, and a larger group costs no more
/// than its size times that. What is left of a larger one is grouped anew by the rare shingles of its members (<see cref="RareShingles"/>), which
/// every pair of enough similarity shares. What is left out as connected could only repeat a connection.
/// </remarks>
internal sealed class Comparison(Candidate[] documents, long[] starts, ShingleSets sets, double minSimilarity, Scratch scratch)
{
    public const int MaxCentres = 16, MaxRareCentres = 64;
    private const int BatchPairs = 1024;

    public Components Components { get; } = new(documents);

    public ExternalSort<Edge> Edges { get; } = new(scratch);

    /// <summary>Members of groups that even rare shingles could not part enough to compare all pairs.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Unites the members of each group.</summary>
    public void Unite(IEnumerable<GroupMember> members)
    {
        var (group, first) = (-1L, 0);
        foreach (var member in members)
        {
            var index = IndexOf(member.Place);
            if (member.Group != group) (group, first) = (member.Group, index);
            else Join(new(first, index), double.NaN);
        }
    }

    /// <param name="members">The members of each group by identity, one group after the other.</param>
    public async Task Run(IEnumerable<GroupMember> members, int workers, CancellationToken cancel)
    {
        var left = await Compare(members.Select(member => new Grouped(member.Group, IndexOf(member.Place))), MaxCentres, workers, cancel);
        var rare = new RareShingles(documents, starts, sets, minSimilarity, scratch);
        left = await Compare(rare.Regroup(Grouped.Lists(left)), MaxRareCentres, workers, cancel);
        LeftOut = left.LongCount();
    }

    public int IndexOf(Place place) => Array.BinarySearch(documents, new Candidate(place, 0));

    /// <summary>Returns what is left of the groups that were not compared in full.</summary>
    private async Task<IEnumerable<Grouped>> Compare(IEnumerable<Grouped> members, int centres, int workers, CancellationToken cancel)
    {
        for (var centre = 0; centre < centres; centre++)
        {
            var (pairs, groups) = (new ExternalSort<Pair>(scratch), 0L);
            members = scratch.Spill((centre == 0 ? Grouped.Lists(members) : Advance(members)).SelectMany(Take));
            if (groups == 0) break;
            var batches = SortedMerge.Distinct(pairs.Sorted()).Chunk(BatchPairs);
            await Flow.Run(batches, batch => (Pairs: batch, Similarities: Compare(batch)), done => Join(done.Pairs, done.Similarities), workers, cancel);

            IEnumerable<Grouped> Take(List<Grouped> group)
            {
                groups++;
                return TakeCentre(group, pairs);
            }
        }

        return Advance(members).SelectMany(group => group);
    }

    /// <summary>Takes the last centre, which is the first member, out of each group, and leaves out groups that are connected; the next centre comes
    /// first.</summary>
    private IEnumerable<List<Grouped>> Advance(IEnumerable<Grouped> members)
    {
        foreach (var group in Grouped.Lists(members))
        {
            var root = Components.Root(group[0].Document);
            var next = group.FindIndex(member => Components.Root(member.Document) != root);
            if (next < 0 || group.Count == 2) continue;
            var centre = group[next];
            group.RemoveAt(next);
            group[0] = centre;
            yield return group;
        }
    }

    /// <summary>Pairs the first member of a group with those not connected to it; returns all.</summary>
    private IEnumerable<Grouped> TakeCentre(List<Grouped> group, ExternalSort<Pair> pairs)
    {
        var centre = group[0].Document;
        var root = Components.Root(centre);
        foreach (var member in group)
        {
            if (Components.Root(member.Document) != root && Bound(centre, member.Document) >= minSimilarity) pairs.Add(new(centre, member.Document));
            yield return member;
        }
    }

    /// <summary>No two sets are more alike than their sizes.</summary>
    private double Bound(int one, int other)
    {
        double first = starts[one + 1] - starts[one], second = starts[other + 1] - starts[other];
        return Math.Min(first, second) / Math.Max(first, second);
    }

    private double[] Compare(Pair[] pairs)
    {
        var similarities = new double[pairs.Length];
        for (int start = 0, end; start < pairs.Length; start = end)
        {
            using var centre = sets.Read(starts, pairs[start].Centre);
            for (end = start; end < pairs.Length && pairs[end].Centre == pairs[start].Centre; end++)
            {
                using var member = sets.Read(starts, pairs[end].Member);
                similarities[end] = ShingleSets.Jaccard(centre.Span, member.Span);
            }
        }

        return similarities;
    }

    private void Join(Pair[] pairs, double[] similarities)
    {
        foreach (var (pair, similarity) in pairs.Zip(similarities))
        {
            if (similarity >= minSimilarity) Join(pair, similarity);
        }
    }

    private void Join(Pair pair, double similarity)
    {
        Components.Unite(pair.Centre, pair.Member);
        var (one, other) = Components.IsSmaller(pair.Member, pair.Centre) ? (pair.Member, pair.Centre) : (pair.Centre, pair.Member);
        var (first, second) = (documents[one], documents[other]);
        Edges.Add(new(first.Identity, second.Identity, first.Place, second.Place, similarity));
    }
}
