using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Curation.Models;

/// <summary>How much each letter, pair, triple and word speaks for each language:
/// a naive-Bayes model built from a short seed text and a list of frequent words per language.</summary>
/// <remarks>Source: Cavnar and Trenkle 1994 (n-gram profiles), Grefenstette 1995 (short words). Weights are log ratios to the mean of all languages as
/// whole numbers, so that sums do not depend on the order or width of addition.</remarks>
internal sealed class LanguageProfiles
{
    private const int Scale = 256, Kinds = 4;
    private static readonly double[] _kindWeights = [0.5, 0.7, 1.0, 2.0];
    private readonly HashIndex _rows;
    private readonly int[] _weights;
    private readonly int _width;

    private LanguageProfiles(string[] languages, Dictionary<(GramKind Kind, ulong Key), int[]> counts)
    {
        Languages = languages;
        // rows are padded to whole vectors of any width
        _width = (languages.Length + 15) / 16 * 16;
        _rows = new HashIndex(counts.Count);
        _weights = new int[counts.Count * _width];
        var totals = new double[Kinds, languages.Length];
        foreach (var (feature, row) in counts)
        {
            for (var i = 0; i < languages.Length; i++) totals[(int)feature.Kind, i] += row[i];
        }

        foreach (var (feature, row) in counts.OrderBy(count => count.Key.Key)) AddRow(feature, row, totals);
    }

    public IReadOnlyList<string> Languages { get; }

    /// <param name="tsv">Language, frequent words, text; lines beginning with # are comments.</param>
    public static LanguageProfiles Train(ReadOnlySpan<byte> tsv)
    {
        var lines = Encoding.UTF8.GetString(tsv).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        var counts = new Dictionary<(GramKind, ulong), int[]>();
        for (var i = 0; i < lines.Count; i++)
        {
            // a word of the list is worth two of the text
            foreach (var (text, times) in ((string, int)[])[(lines[i][1], 2), (lines[i][2], 1)])
            {
                var counter = new Counter(counts, i, lines.Count, times);
                LetterGrams.Walk(Encoding.UTF8.GetBytes(text), ref counter);
            }
        }

        return new LanguageProfiles([.. lines.Select(line => line[0])], counts);
    }

    /// <summary>Adds the evidence of a text to the sum of each language, in units of 1/256 nat; returns the number of letters.</summary>
    /// <param name="sums">At least <see cref="SumLength"/> numbers.</param>
    public int Add(ReadOnlySpan<byte> text, int[] sums)
    {
        var adder = new Adder(this, sums);
        return LetterGrams.Walk(text, ref adder);
    }

    public int SumLength => _width;

    public static double ToNats(int sum) => (double)sum / Scale;

    private void AddRow((GramKind Kind, ulong Key) feature, int[] counts, double[,] totals)
    {
        var number = _rows.Count;
        _rows.Add(feature.Key, number);
        var kind = (int)feature.Kind;
        var shares = counts.Select((count, i) => count / totals[kind, i]).ToArray();
        // half a sighting in a text of middling length
        var unseen = 0.5 * counts.Length / Enumerable.Range(0, counts.Length).Sum(i => totals[kind, i]);
        var mean = shares.Average();
        for (var i = 0; i < counts.Length; i++)
            _weights[number * _width + i] = (int)Math.Round(Scale * _kindWeights[kind] * Math.Log((shares[i] + unseen) / (mean + unseen)));
    }

    private readonly struct Counter(Dictionary<(GramKind, ulong), int[]> counts, int language, int languages, int times) : IFeatureSink
    {
        public void Add(GramKind kind, ulong key)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (kind, key), out _);
            (row ??= new int[languages])[language] += times;
        }
    }

    private readonly struct Adder(LanguageProfiles profiles, int[] sums) : IFeatureSink
    {
        public void Add(GramKind kind, ulong key)
        {
            var row = profiles._rows.Find(key);
            if (row < 0) return;
            var weights = MemoryMarshal.Cast<int, Vector<int>>(profiles._weights.AsSpan(row * profiles._width, profiles._width));
            var totals = MemoryMarshal.Cast<int, Vector<int>>(sums.AsSpan(0, profiles._width));
            for (var i = 0; i < weights.Length; i++) totals[i] += weights[i];
        }
    }
}
