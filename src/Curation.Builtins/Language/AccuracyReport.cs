using System.Text;
using Curation.Models.Languages;

namespace Curation.Builtins.Language;

/// <summary>How often the model is right on packages that it did not learn from: on sentences of 40 to 200 characters, and on documents of about 2,000.
/// </summary>
internal static class AccuracyReport
{
    private const int Shortest = 40, Longest = 200, DocumentCharacters = 2000, LeastSentences = 20;

    public static void Print(LanguageModel model, IReadOnlyList<Sample> held, TextWriter output)
    {
        var rows = held.Where(sample => model.Labels.Contains(sample.Label)).GroupBy(sample => sample.Label).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Row.Of(model, group.Key, [.. group])).Where(row => row.Sentences.Count >= LeastSentences).ToList();
        output.WriteLine("language sentences accuracy documents accuracy sure confused with");
        foreach (var row in rows)
        {
            var confusions = row.Sentences.Where(given => given != row.Label).GroupBy(given => given).OrderByDescending(group => group.Count()).Take(4);
            var others = string.Join(' ', confusions.Select(group => $"{group.Key}:{group.Count()}"));
            output.Write(FormattableString.Invariant($"{row.Label,-4} {row.Sentences.Count,6} {row.SentenceAccuracy,6:P1} "));
            output.WriteLine(FormattableString.Invariant($"{row.Documents.Count,5} {row.DocumentAccuracy,6:P1} {row.Sure,6:P1}  {others}"));
        }

        var sentences = rows.Average(row => row.SentenceAccuracy);
        var documents = rows.Where(row => row.Documents.Count > 0).Average(row => row.DocumentAccuracy);
        output.WriteLine(FormattableString.Invariant($"{rows.Count} of {model.Labels.Count} languages measured; mean over languages:"));
        output.WriteLine(FormattableString.Invariant($"sentences {sentences:P2}, documents {documents:P2}"));
    }

    private sealed record Row(string Label, List<string> Sentences, List<string> Documents, double Sure)
    {
        public double SentenceAccuracy => (double)Sentences.Count(given => given == Label) / Sentences.Count;

        public double DocumentAccuracy => (double)Documents.Count(given => given == Label) / Math.Max(1, Documents.Count);

        public static Row Of(LanguageModel model, string label, IReadOnlyList<Sample> samples)
        {
            var sentences = samples.Where(sample => sample.Text.Length is >= Shortest and <= Longest).Select(sample => sample.Text).ToList();
            var documents = new List<string>();
            foreach (var package in samples.GroupBy(sample => sample.Package))
            {
                var text = new StringBuilder();
                foreach (var sample in package)
                {
                    if (text.Append(sample.Text).Append('\n').Length < DocumentCharacters) continue;
                    documents.Add(text.ToString());
                    text.Clear();
                }
            }

            var named = documents.Select(document => model.Best(Encoding.UTF8.GetBytes(document))).ToList();
            return new Row(
                label, [.. sentences.Select(text => model.Best(Encoding.UTF8.GetBytes(text))?.Name ?? "und")], [.. named.Select(given => given?.Name ?? "und")],
                named.Count(given => given is { } sure && sure.Name == label && sure.Score >= 0.65) / (double)Math.Max(1, named.Count));
        }
    }
}
