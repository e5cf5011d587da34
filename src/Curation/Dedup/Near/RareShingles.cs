using System.Runtime.InteropServices;
using Curation.Dedup.Records;

namespace Curation.Dedup.Near;

/// <summary>Parts large groups of documents that share much boilerplate: two documents meet again where they share one of their rarest shingles.</summary>
/// <remarks>
/// Prefix filter (R. Bayardo, Y. Ma, R. Srikant, "Scaling up all pairs similarity search", WWW 2007): under any one order of all shingles, two sets of
/// Jaccard similarity ≥ t share one of the first |x| - ⌈t·|x|⌉ + 1 of each. The order here is by number of occurrences in the group, counted in a table
/// of fixed size (shingles that share a place of it count as one, which changes the order and nothing else), then by hash.
/// </remarks>
internal sealed class RareShingles(Candidate[] documents, long[] starts, ShingleSets sets, double minSimilarity, Scratch scratch)
{
    private const int Counters = 1 << 22;

    /// <summary>The new groups, members by identity. No pair of enough similarity in a group given is without one.</summary>
    public IEnumerable<Grouped> Regroup(IEnumerable<List<Grouped>> groups)
    {
        var rows = new ExternalSort<ShingleRow>(scratch);
        uint[]? counts = null;
        foreach (var group in groups)
        {
            counts ??= new uint[Counters];
            Array.Clear(counts);
            foreach (var member in group) Count(member.Document, counts);
            foreach (var member in group) Add(member, counts, rows);
        }

        return counts is null ? [] : Members(rows.Sorted());
    }

    private static IEnumerable<Grouped> Members(IEnumerable<ShingleRow> rows)
    {
        var number = 0L;
        ShingleRow? last = null;
        var size = 0;
        foreach (var row in rows)
        {
            if (last is { } before && before.IsWith(row))
            {
                if (++size == 2) yield return new(++number, before.Document);
                yield return new(number, row.Document);
            }
            else size = 1;
            last = row;
        }
    }

    private static int Place(ulong shingle) => (int)(shingle & (Counters - 1));

    private void Count(int document, uint[] counts)
    {
        using var set = sets.Read(starts, document);
        foreach (var shingle in set.Span) counts[Place(shingle)]++;
    }

    private void Add(Grouped member, uint[] counts, ExternalSort<ShingleRow> rows)
    {
        using var set = sets.Read(starts, member.Document);
        using var ordered = new Rented<(uint Count, ulong Shingle)>(set.Span.Length);
        for (var i = 0; i < set.Span.Length; i++) ordered.Span[i] = (counts[Place(set.Span[i])], set.Span[i]);
        ordered.Span.Sort();
        var needed = (int)Math.Ceiling(minSimilarity * set.Span.Length - 1e-9);
        foreach (var (count, shingle) in ordered.Span[..Math.Min(set.Span.Length, set.Span.Length - needed + 1)])
        {
            // nobody else has it
            if (count > 1) rows.Add(new(member.Group, shingle, documents[member.Document].Identity, member.Document));
        }
    }

    /// <summary>A rare shingle of a member of a group.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct ShingleRow(long Group, ulong Shingle, ulong Identity, int Document) : IComparable<ShingleRow>
    {
        public bool IsWith(in ShingleRow other) => Group == other.Group && Shingle == other.Shingle;

        public int CompareTo(ShingleRow other)
        {
            var order = Group.CompareTo(other.Group);
            if (order == 0) order = Shingle.CompareTo(other.Shingle);
            if (order == 0) order = Identity.CompareTo(other.Identity);
            return order != 0 ? order : Document.CompareTo(other.Document);
        }
    }
}
