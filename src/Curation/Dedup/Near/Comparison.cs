using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Compares candidates by the Jaccard similarity of their shingle sets and unites those that are alike.</summary>
/// <remarks>
/// In each group of equal band keys the members are compared with the smallest; those unlike it form a group of their own with the smallest of them as its centre, and so on
/// (greedy leaders), so that one odd centre does not hide pairs behind it. A pair found by several bands is compared once.
/// </remarks>
internal sealed class Comparison(Candidate[] documents, long[] starts, ShingleSets sets, double minSimilarity, Scratch scratch)
{
    /// <summary>Bounds the comparisons of a group by a multiple of its size.</summary>
    private const int MaxCentres = 16;
    private const int BatchPairs = 1024;

    public Components Components { get; } = new(documents);

    public ExternalSort<Edge> Edges { get; } = new(scratch);

    /// <param name="stars">In order.</param>
    public async Task Run(IEnumerable<Star> stars, int workers, CancellationToken cancel)
    {
        for (var centre = 1; centre <= MaxCentres; centre++)
        {
            var unmatched = new ExternalSort<Unmatched>(scratch);
            await Flow.Run(stars.Chunk(BatchPairs), batch => (Stars: batch, Similarities: Compare(batch)), compared => Apply(compared.Stars, compared.Similarities, unmatched), workers, cancel);
            stars = Regroup(unmatched.Sorted());
        }
    }

    public int IndexOf(Place place) => Array.BinarySearch(documents, new Candidate(place, 0));

    private double[] Compare(Star[] stars)
    {
        var similarities = new double[stars.Length];
        for (int start = 0, end; start < stars.Length; start = end)
        {
            using var centre = Read(IndexOf(stars[start].Centre));
            for (end = start; end < stars.Length && stars[end].Centre == stars[start].Centre; end++)
            {
                var repeated = end > start && stars[end].HasPairOf(stars[end - 1]);
                similarities[end] = repeated ? similarities[end - 1] : Compare(centre.Span, IndexOf(stars[end].Member));
            }
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

    private void Apply(Star[] stars, double[] similarities, ExternalSort<Unmatched> unmatched)
    {
        foreach (var (star, similarity) in stars.Zip(similarities))
        {
            if (similarity >= minSimilarity) Join(IndexOf(star.Centre), IndexOf(star.Member), similarity);
            else unmatched.Add(new(star.Group, star.Rank, star.Member));
        }
    }

    private void Join(int centre, int member, double similarity)
    {
        Components.Unite(centre, member);
        var (first, second) = (documents[centre], documents[member]);
        Edges.Add(new(first.Identity, second.Identity, first.Place, second.Place, similarity));
    }

    private IEnumerable<Star> Regroup(IEnumerable<Unmatched> unmatched)
    {
        var stars = new ExternalSort<Star>(scratch);
        Unmatched? group = null;
        foreach (var member in unmatched)
        {
            if (group is { } centre && centre.Group == member.Group) stars.Add(new(centre.Member, member.Member, member.Group, member.Rank));
            else group = member;
        }

        return stars.Sorted();
    }
}
