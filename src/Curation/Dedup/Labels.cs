using Curation.Dedup.Exact;
using Curation.Dedup.Near;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>Joins groups of equal texts and components of near duplicates into clusters, each named by its smallest member.</summary>
internal sealed class Labels(ExactGroups exact, Candidate[] documents, long[] starts, Comparison comparison)
{
    /// <summary>Every member of every cluster in order.</summary>
    public IEnumerable<ClusterRow> Rows(Scratch scratch)
    {
        var rows = new ExternalSort<ClusterRow>(scratch);
        foreach (var copy in exact.Copies) rows.Add(Row(copy));
        foreach (var row in Singles()) rows.Add(row);
        return rows.Sorted();
    }

    /// <summary>Members whose text is their own.</summary>
    private IEnumerable<ClusterRow> Singles()
    {
        var joined = new bool[documents.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            var root = comparison.Components.Root(i);
            if (root != i) joined[i] = joined[root] = true;
        }

        for (var i = 0; i < documents.Length; i++)
        {
            if (joined[i] && !exact.Contains(documents[i].Place)) yield return Row(i, documents[i].Identity, documents[i].Place);
        }
    }

    private ClusterRow Row(in ExactCopy copy)
    {
        var representative = comparison.IndexOf(copy.Representative);
        return representative >= 0
            ? Row(representative, copy.Identity, copy.Place)
            : new(copy.RepresentativeIdentity, copy.Representative, copy.Identity, copy.Place, -1, 0);
    }

    private ClusterRow Row(int document, ulong identity, Place place)
    {
        var root = documents[comparison.Components.Root(document)];
        return new(root.Identity, root.Place, identity, place, starts[document], (int)(starts[document + 1] - starts[document]));
    }
}
