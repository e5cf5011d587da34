using Curation.Builtins.Boosting;
using Curation.Extraction.Scoring;

namespace Curation.Builtins.Extraction;

/// <summary>Multinomial logistic regression over the words of pages, by stochastic gradients with a step of its own for each weight
/// (AdaGrad: Duchi, Hazan and Singer 2011).</summary>
internal static class TypeWordLearner
{
    private const int LeastSites = 4, Epochs = 20;
    private const double Rate = 0.1, Decay = 0.02, Smallest = 1e-4;

    public static TypeWords Fit(Sample[] samples, int[] chosen)
    {
        var known = Array.FindAll(chosen, s => samples[s].Type is not null);
        var words = Frequent(known.Select(s => samples[s]));
        var places = words.Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i);
        var pages = Array.ConvertAll(known, s => samples[s].AllWords.Where(places.ContainsKey).Select(word => places[word]).Order().ToArray());
        var weights = Weights(pages, Array.ConvertAll(known, s => (int)samples[s].Type!), words.Length);
        var scale = (float)(weights.Select(Math.Abs).DefaultIfEmpty(1).Max() / sbyte.MaxValue);
        return new TypeWords(words, [.. weights.Select(w => (sbyte)Math.Round(w / scale))], scale, new float[PageTypes.Count]);
    }

    private static uint[] Frequent(IEnumerable<Sample> pages)
    {
        var sites = new Dictionary<uint, HashSet<string>>();
        foreach (var page in pages)
        {
            foreach (var word in page.AllWords)
            {
                if (!sites.TryGetValue(word, out var seen)) sites[word] = seen = [];
                seen.Add(page.Gold.Site);
            }
        }

        return [.. sites.Where(pair => pair.Value.Count >= LeastSites).Select(pair => pair.Key).Order()];
    }

    private static double[] Weights(int[][] pages, int[] types, int words)
    {
        var weights = new double[words * PageTypes.Count];
        var squares = new double[weights.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var p in Enumerable.Range(0, pages.Length).OrderBy(p => Draw.Mix((ulong)((epoch * pages.Length) + p))))
                Learn(weights, squares, pages[p], types[p]);
        }

        return weights;
    }

    private static void Learn(double[] weights, double[] squares, int[] words, int wanted)
    {
        var share = 1 / Math.Sqrt(Math.Max(1, words.Length));
        var errors = new double[PageTypes.Count];
        foreach (var word in words)
        {
            for (var type = 0; type < errors.Length; type++) errors[type] += share * weights[(word * PageTypes.Count) + type];
        }

        var most = errors.Max();
        var sum = errors.Sum(score => Math.Exp(score - most));
        for (var type = 0; type < errors.Length; type++) errors[type] = (Math.Exp(errors[type] - most) / sum) - (wanted == type ? 1 : 0);
        foreach (var word in words)
        {
            for (var type = 0; type < errors.Length; type++)
            {
                var at = (word * PageTypes.Count) + type;
                var gradient = share * (errors[type] + (Decay * weights[at]));
                squares[at] += gradient * gradient;
                weights[at] -= Rate * gradient / Math.Sqrt(squares[at] + Smallest);
            }
        }
    }
}
