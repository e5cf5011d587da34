namespace Curation.Decontamination;

/// <summary>Leaves out what was found by common words alone: a match stands if one of the grams that led to it is in few documents of the pool
/// (GPT-3 ignored grams of more than ten documents).</summary>
internal static class Boilerplate
{
    public static List<(string Unit, ContaminationRow Row)> Cleared(string runFolder, IReadOnlyList<string> units, int maxDocuments)
    {
        var found = units.SelectMany(unit => ContaminationTable.Read(runFolder, unit).Select(row => (Unit: unit, Row: row))).ToList();
        var documents = new Dictionary<int, int>();
        foreach (var gram in found.GroupBy(match => (match.Unit, match.Row.Row)).SelectMany(same => same.SelectMany(match => match.Row.Grams).Distinct()))
            documents[gram] = documents.GetValueOrDefault(gram) + 1;
        return [.. found.Where(match => match.Row.Grams.Any(gram => documents[gram] <= maxDocuments))];
    }
}
