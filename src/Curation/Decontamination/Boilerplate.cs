using Curation.Core;

namespace Curation.Decontamination;

/// <summary>Leaves out what was found by common words alone: a match stands if one of the grams that led to it is in few documents of the pool
/// (GPT-3 ignored grams of more than ten documents). Copies of one text, and documents of one cluster of duplicates, count once: mirrors of a page make
/// nothing common.</summary>
/// <param name="clusters">What dedup found; null: only equal texts are known to be copies.</param>
internal sealed class Boilerplate(string runFolder, IReadOnlyList<string> units, IClusters? clusters)
{
    /// <summary>What stands, and what was left out.</summary>
    public (List<(string Unit, ContaminationRow Row)> Found, List<(string Unit, ContaminationRow Row)> Suppressed) Clear(int maxDocuments)
    {
        var found = units.SelectMany(unit => ContaminationTable.Read(runFolder, unit).Select(row => (Unit: unit, Row: row))).ToList();
        var clusterOf = Clusters([.. found.Select(match => (match.Unit, match.Row.Row))]);
        var documents = new Dictionary<int, int>();
        foreach (var gram in found.GroupBy(Original).SelectMany(same => same.SelectMany(match => match.Row.Grams).Distinct()))
            documents[gram] = documents.GetValueOrDefault(gram) + 1;
        var stands = found.ToLookup(match => match.Row.Grams.Any(gram => documents[gram] <= maxDocuments));
        return ([.. stands[true]], [.. stands[false]]);

        (bool, ulong) Original((string Unit, ContaminationRow Row) match) =>
            clusterOf.TryGetValue((match.Unit, match.Row.Row), out var cluster) ? (true, cluster) : (false, match.Row.Text);
    }

    /// <summary>The numbers of the clusters of the documents that are in one.</summary>
    private Dictionary<(string Unit, long Row), ulong> Clusters(HashSet<(string Unit, long Row)> wanted)
    {
        var clusterOf = new Dictionary<(string, long), ulong>();
        if (clusters is null || wanted.Count == 0) return clusterOf;
        using var open = clusters.Open(runFolder);
        foreach (var (number, cluster) in open.Read().Index())
        {
            foreach (var member in cluster.Where(member => wanted.Contains((member.Unit, member.Row)))) clusterOf[(member.Unit, member.Row)] = (ulong)number;
        }

        return clusterOf;
    }
}
