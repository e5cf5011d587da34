using System.Text;
using Curation.Models.FastText;

namespace Curation.Tests.Models.FastText;

/// <summary>The same model the slow way: strings, lists, every row added up, no collapsing.</summary>
internal sealed class FastTextTwin(FastTextParts parts)
{
    private readonly List<string> _words = [.. parts.Words.Select(word => word.Text)];

    public double[]? Score(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0) return null;
        var size = parts.Header.Dimensions;
        var hidden = Enumerable.Range(0, size).Select(d => rows.Sum(row => (double)parts.Input[row * size + d]) / rows.Count).ToArray();
        var scores = parts.Labels.Select((_, label) => hidden.Select((value, d) => value * parts.Output[label * size + d]).Sum()).ToArray();
        if (parts.Header.Loss == FastTextLoss.OneVersusAll) return [.. scores.Select(score => 1 / (1 + Math.Exp(-score)))];
        var total = scores.Sum(Math.Exp);
        return [.. scores.Select(score => Math.Exp(score) / total)];
    }

    public List<int> Rows(string text)
    {
        var header = parts.Header;
        var tokens = text.Split([' ', '\n', '\r', '\t', '\v', '\f', '\0'], StringSplitOptions.RemoveEmptyEntries).Append("</s>").ToList();
        tokens = tokens[..(tokens.IndexOf("</s>") + 1)];
        tokens.RemoveAll(token => token.StartsWith("__label__", StringComparison.Ordinal));
        var rows = new List<int>();
        foreach (var token in tokens)
        {
            if (_words.IndexOf(token) is >= 0 and var number) rows.Add(number);
            if (header.MaxSubwordLength > 0 && token != "</s>") rows.AddRange(Subwords($"<{token}>"));
        }

        var hashes = tokens.Select(token => (int)Hash(token)).ToList();
        for (var i = 0; i < hashes.Count; i++)
        {
            var hash = (ulong)hashes[i];
            for (var j = i + 1; j < hashes.Count && j < i + header.WordNGrams; j++) rows.Add(Row(hash = hash * 116049371 + (ulong)hashes[j]));
        }

        return rows;
    }

    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text)) hash = (hash ^ (value < 0x80 ? value : value | 0xFFFFFF00u)) * 16777619u;
        return hash;
    }

    private IEnumerable<int> Subwords(string word)
    {
        var runes = word.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        for (var start = 0; start < runes.Count; start++)
        {
            for (var length = parts.Header.MinSubword; length <= parts.Header.MaxSubwordLength && start + length <= runes.Count; length++)
            {
                if (length == 0 || length == 1 && (start == 0 || start == runes.Count - 1)) continue;
                yield return Row(Hash(string.Concat(runes.Skip(start).Take(length))));
            }
        }
    }

    private int Row(ulong hash) => _words.Count + (int)(hash % (ulong)parts.Header.Buckets);
}
