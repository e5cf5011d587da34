namespace Curation.Tests.Models.NGrams;

/// <summary>Interpolated modified Kneser–Ney as the paper has it: sums over lists of n-grams written out.</summary>
internal sealed class SlowKneserNey
{
    private readonly List<string[]> _sentences;
    private readonly int _order;
    private readonly int[] _prune;
    private readonly HashSet<string> _vocabulary;
    private readonly Dictionary<string, int>[] _counts, _adjusted;
    private readonly double[][] _discounts;

    public SlowKneserNey(string text, int order, int[] prune)
    {
        (_order, _prune) = (order, prune);
        var lines = text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var often = lines.SelectMany(line => line).CountBy(word => word).ToDictionary();
        _sentences = [.. lines.Select(line => (string[])["<s>", .. line.Select(word => often[word] > prune[0] ? word : "<unk>"), "</s>"])];
        _vocabulary = [.. _sentences.SelectMany(line => line).Where(word => word != "<s>"), "<unk>"];
        _counts = [.. Enumerable.Range(1, order).Select(n => _sentences.SelectMany(line => Grams(line, n)).CountBy(gram => gram).ToDictionary())];
        _adjusted = [.. Enumerable.Range(1, order).Select(Adjusted)];
        _discounts = [.. _adjusted.Select(Discounts)];
    }

    public IEnumerable<string> Vocabulary => _vocabulary;

    /// <summary>The n-grams that are not pruned.</summary>
    public IEnumerable<string> Kept(int n) => _counts[n - 1].Where(gram => n == 1 || gram.Value > _prune[n - 1]).Select(gram => gram.Key);

    /// <summary>The probability, not its logarithm.</summary>
    public double Of(string[] context, string word)
    {
        var n = context.Length + 1;
        var continued = _adjusted[n - 1].Where(gram => StartsWith(gram.Key, context) && gram.Key != "<s>").ToList();
        var shorter = n == 1 ? 1.0 / _vocabulary.Count : Of(context[1..], word);
        if (continued.Count == 0) return shorter;
        double sum = continued.Sum(gram => gram.Value);
        var taken = continued.Sum(gram => IsPruned(gram.Key, n) ? gram.Value : Discount(gram.Value, n));
        var full = string.Join(' ', [.. context, word]);
        var own = _adjusted[n - 1].TryGetValue(full, out var count) && !IsPruned(full, n) ? (count - Discount(count, n)) / sum : 0;
        return own + taken / sum * shorter;
    }

    private static bool StartsWith(string gram, string[] context) => gram.Split(' ')[..^1].SequenceEqual(context);

    private static IEnumerable<string> Grams(string[] line, int n) =>
        Enumerable.Range(0, Math.Max(0, line.Length - n + 1)).Select(i => string.Join(' ', line[i..(i + n)]));

    private bool IsPruned(string gram, int n) => n > 1 && _counts[n - 1][gram] <= _prune[n - 1];

    private double Discount(int count, int n) => count == 0 ? 0 : _discounts[n - 1][Math.Min(count, 3)];

    private Dictionary<string, int> Adjusted(int n) => n == _order ? _counts[n - 1] : _counts[n - 1].ToDictionary(
        gram => gram.Key,
        gram => gram.Key.Split(' ')[0] == "<s>" ? gram.Value : _counts[n].Keys.Count(longer => longer[(longer.IndexOf(' ') + 1)..] == gram.Key));

    private static double[] Discounts(Dictionary<string, int> counts)
    {
        var t = Enumerable.Range(0, 5).Select(times => (double)counts.Count(gram => gram.Value == times && gram.Key != "<s>")).ToArray();
        if (t[1..].Contains(0)) return [0, 0.5, 1, 1.5];
        var y = t[1] / (t[1] + 2 * t[2]);
        double[] found = [0, 1 - 2 * y * t[2] / t[1], 2 - 3 * y * t[3] / t[2], 3 - 4 * y * t[4] / t[3]];
        return Enumerable.Range(1, 3).All(i => found[i] > 0 && found[i] <= i) ? found : [0, 0.5, 1, 1.5];
    }
}
