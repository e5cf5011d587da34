using Curation.Models.FastText;
using Curation.Models.Linear;

namespace Curation.Quality.Classifying;

/// <summary>A feature and how far it moves the mean text: its weight times its share of all features.</summary>
public sealed record StrongFeature(string Name, double Weight, double Effect);

/// <summary>Finds the features that decide most, by name.</summary>
internal static class StrongFeatures
{
    private const ulong NGramFactor = 116049371;

    /// <summary>The strongest for the positive class, then those against it.</summary>
    public static List<StrongFeature> Of(LinearModel model, IReadOnlyList<Window> windows, IReadOnlyList<FeatureCounts> counts, int each)
    {
        var effects = new double[model.Shape.Rows];
        foreach (var window in counts)
        {
            var part = model.Step / (window.Total + model.Shape.Prior) / counts.Count;
            for (var i = 0; i < window.Rows.Length; i++) effects[window.Rows[i]] += window.Counts[i] * part * model.Weights[window.Rows[i]];
        }

        var rows = Enumerable.Range(0, effects.Length).Where(row => effects[row] != 0).ToList();
        var strongest = rows.OrderByDescending(row => effects[row]).Take(each)
            .Concat(rows.OrderBy(row => effects[row]).Take(each).Where(row => effects[row] < 0)).Where(row => effects[row] != 0).Distinct().ToList();
        var names = Names(model.Shape, windows, [.. strongest.Where(row => row >= model.Shape.Words.Count)]);
        string NameOf(int row) => row < model.Shape.Words.Count ? model.Shape.Words[row] : names.GetValueOrDefault(row, $"#{row}");
        return [.. strongest.Select(row => new StrongFeature(NameOf(row), model.Weights[row] * (double)model.Step, effects[row]))];
    }

    /// <summary>The commonest run of tokens of each row.</summary>
    private static Dictionary<int, string> Names(LinearShape shape, IReadOnlyList<Window> windows, HashSet<int> wanted)
    {
        var found = new Dictionary<(int Row, string Name), int>();
        foreach (var window in windows)
        {
            string[] tokens = [.. Vocabulary.Tokens(window.Text.Span, shape.Line), "</s>"];
            for (var start = 0; start < tokens.Length; start++)
            {
                var hash = HashOf(tokens[start]);
                for (var end = start + 1; end < Math.Min(tokens.Length, start + shape.NGrams); end++)
                {
                    hash = hash * NGramFactor + HashOf(tokens[end]);
                    var row = shape.Words.Count + (int)(hash % (ulong)shape.Buckets);
                    if (!wanted.Contains(row)) continue;
                    var key = (row, string.Join(' ', tokens[start..(end + 1)]));
                    found[key] = found.GetValueOrDefault(key) + 1;
                }
            }
        }

        return found.GroupBy(pair => pair.Key.Row).ToDictionary(
            group => group.Key, group => group.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal).First().Key.Name);
    }

    private static ulong HashOf(string token) => (ulong)(int)FastTextVocabulary.Hash(System.Text.Encoding.UTF8.GetBytes(token));
}
