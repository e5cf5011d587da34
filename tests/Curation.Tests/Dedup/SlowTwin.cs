namespace Curation.Tests.Dedup;

/// <summary>Dedup as one would explain it: strings, sets of strings, every pair.</summary>
internal static class SlowTwin
{
    public static HashSet<string> Shingles(string text, int ngram)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.IsDigit(c) ? '0' : char.ToLowerInvariant(c) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < ngram) return text.Length == 0 ? [] : [text + " alone"];
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - ngram + 1)).Select(start => string.Join(' ', words.Skip(start).Take(ngram)))];
    }

    public static double Jaccard(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        var union = a.Count + b.Count - common;
        return union == 0 ? 0 : (double)common / union;
    }

    /// <summary>Clusters by equal text or Jaccard similarity, closed transitively, as lines of ids.</summary>
    public static string[] Clusters(IReadOnlyList<TestDocument> documents, int ngram, double jaccard)
    {
        var shingles = documents.Select(document => Shingles(document.Text, ngram)).ToArray();
        var labels = Enumerable.Range(0, documents.Count).ToArray();
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var equal = documents[i].Text.Length > 0 && documents[i].Text == documents[j].Text;
                if (!equal && Jaccard(shingles[i], shingles[j]) < jaccard) continue;
                var (from, to) = (labels[i], labels[j]);
                for (var k = 0; k < labels.Length; k++) labels[k] = labels[k] == from ? to : labels[k];
            }
        }

        return JobRun.AsLines(labels.Select((label, i) => (label, documents[i].Id)).GroupBy(pair => pair.label, pair => pair.Id).Where(ids => ids.Count() > 1));
    }
}
