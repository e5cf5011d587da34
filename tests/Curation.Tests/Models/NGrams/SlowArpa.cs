using System.Globalization;

namespace Curation.Tests.Models.NGrams;

/// <summary>The same model as a table of strings, asked by the formula: the longest n-gram, or the weight of the context times a shorter one.</summary>
internal sealed class SlowArpa
{
    private readonly Dictionary<string, (double Probability, double Backoff)> _grams = [];
    private readonly int _order;

    public SlowArpa(string arpa)
    {
        foreach (var line in arpa.Split('\n').Where(line => line.Contains('\t')))
        {
            var fields = line.Split('\t');
            var backoff = fields.Length > 2 ? double.Parse(fields[2], CultureInfo.InvariantCulture) : 0;
            _grams[fields[1]] = (double.Parse(fields[0], CultureInfo.InvariantCulture), backoff);
            _order = Math.Max(_order, fields[1].Split(' ').Length);
        }
    }

    public IEnumerable<string> Words => _grams.Keys.Where(gram => !gram.Contains(' '));

    public IEnumerable<string> Contexts => _grams.Keys.Where(gram => !gram.EndsWith("</s>") && gram.Split(' ').Length < _order);

    public double Log(string line)
    {
        string[] words = ["<s>", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => _grams.ContainsKey(word) ? word : "<unk>"), "</s>"];
        return Enumerable.Range(1, words.Length - 1).Sum(i => Log(words[Math.Max(0, i - _order + 1)..i], words[i]));
    }

    public double Log(string[] context, string word)
    {
        if (_grams.TryGetValue(string.Join(' ', [.. context, word]), out var found)) return found.Probability;
        return (_grams.TryGetValue(string.Join(' ', context), out var weight) ? weight.Backoff : 0) + Log(context[1..], word);
    }
}
