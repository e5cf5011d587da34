using Curation.Core;

namespace Curation.Models.NGrams;

/// <summary>Estimates an interpolated modified Kneser–Ney model from a corpus. Deterministic: the order of the texts changes nothing.</summary>
/// <remarks>Source: Chen and Goodman 1998; <c>&lt;s&gt;</c>, the uniform part of unigrams and what pruned n-grams leave as in KenLM's lmplz (Heafield et al.
/// 2013). Memory: about 50 bytes for each different n-gram of each order.</remarks>
public sealed class KneserNey
{
    private readonly Corpus _corpus;
    private readonly CountTable[] _tables;
    private readonly NGramOrder[] _orders;
    private readonly int[] _prune;

    /// <param name="prune">By order: n-grams that come at most so often are left out; a token becomes <c>&lt;unk&gt;</c>. The last one holds for the orders
    /// behind it too; empty: nothing is left out.</param>
    /// <exception cref="RecipeException">There is nothing to train on, the order is out of range, or the numbers fall.</exception>
    public KneserNey(Corpus corpus, int order, IReadOnlyList<int> prune)
    {
        if (order is < 1 or > NGramModel.MostOrder) throw new RecipeException($"order {order}: 1 to {NGramModel.MostOrder} was expected");
        _prune = [.. Enumerable.Range(0, order).Select(i => prune.Count == 0 ? 0 : prune[Math.Min(i, prune.Count - 1)])];
        if (prune.Count > order || _prune[0] < 0 || _prune.Zip(_prune.Skip(1)).Any(pair => pair.Second < pair.First))
            throw new RecipeException($"prune {string.Join(' ', prune)}: at most {order} numbers from 0 that do not fall were expected");
        if (corpus.Count == 0) throw new RecipeException("no sentence to train a language model on");
        _corpus = corpus;
        corpus.Close(_prune[0]);
        _tables = Counted(order);
        _orders = new NGramOrder[order];
        for (var i = 0; i < order; i++) _orders[i] = new NGramOrder(Adjusted(i));
        for (var i = 0; i < order; i++) Estimate(i);
    }

    internal Corpus Corpus => _corpus;

    public int Order => _orders.Length;

    internal NGramOrder Estimates(int order) => _orders[order];

    /// <summary>Where the last tokens of the n-grams that were not pruned stand, with their numbers, in the order of their tokens.</summary>
    internal (int Entry, int End)[] Kept(int order)
    {
        var (table, sentences) = (_tables[order], _corpus);
        var kept = Enumerable.Range(0, table.Count).Where(entry => order == 0 || table.Counts[entry] > _prune[order])
            .Select(entry => (Entry: entry, End: table.Ends[entry])).ToArray();
        Array.Sort(kept, (one, other) => Span(one.End).SequenceCompareTo(Span(other.End)));
        return kept;

        ReadOnlySpan<int> Span(int end) => sentences.Sentences.Slice(end - order, order + 1);
    }

    /// <summary>All n-grams of all orders; an n-gram begins at <c>&lt;s&gt;</c> at the earliest.</summary>
    private CountTable[] Counted(int order)
    {
        var tables = Enumerable.Range(0, order).Select(_ => new CountTable()).ToArray();
        var sentences = _corpus.Sentences;
        for (var end = 0; end < sentences.Length; end++)
        {
            var key = 0ul;
            for (var i = 0; i < order; i++)
            {
                key = KeyOf(key, sentences[end - i]);
                tables[i].Add(key, end);
                if (sentences[end - i] == Corpus.Begin) break;
            }
        }

        return tables;
    }

    private static ulong KeyOf(ulong key, int token) => NGramEntry.Extend(key, (ulong)token + 1);

    /// <summary>The key of the n-gram that ends at a place.</summary>
    private ulong KeyAt(int end, int order)
    {
        var key = 0ul;
        var sentences = _corpus.Sentences;
        for (var i = 0; i <= order; i++) key = KeyOf(key, sentences[end - i]);
        return key;
    }

    /// <summary>Counts of the highest order and of what begins a sentence; of others the number of different tokens in front.</summary>
    private int[] Adjusted(int order)
    {
        var counts = _tables[order].Counts.ToArray();
        if (order == _tables.Length - 1) return counts;
        var ends = _tables[order].Ends;
        for (var entry = 0; entry < counts.Length; entry++)
        {
            if (_corpus.Sentences[ends[entry] - order] != Corpus.Begin) counts[entry] = 0;
        }

        foreach (var end in _tables[order + 1].Ends) counts[_tables[order].Find(KeyAt(end, order))]++;
        return counts;
    }

    private void Estimate(int order)
    {
        var estimates = _orders[order];
        var ends = _tables[order].Ends;
        var discounts = Discounts.Estimate(estimates.Times(entry => !IsBegin(order, entry)));
        var contexts = order == 0 ? [default] : new ContextSum[_tables[order - 1].Count];
        for (var entry = 0; entry < ends.Length; entry++)
        {
            if (IsBegin(order, entry)) continue;
            contexts[ContextOf(order, ends[entry])].Add(estimates.Counts[entry], order > 0 && _tables[order].Counts[entry] <= _prune[order]);
        }

        for (var entry = 0; entry < ends.Length; entry++)
        {
            var context = contexts[ContextOf(order, ends[entry])];
            var seen = (estimates.Counts[entry] - discounts.Of(estimates.Counts[entry])) / context.Sum;
            var shorter = order == 0 ? Uniform() : _orders[order - 1].Probabilities[_tables[order - 1].Find(KeyAt(ends[entry], order - 1))];
            estimates.Probabilities[entry] = seen + context.Rest(discounts) * shorter;
        }

        if (order == 0) UnknownProbability = contexts[0].Rest(discounts) * Uniform();
        else _orders[order - 1].Backoffs = Array.ConvertAll(contexts, context => context.Sum == 0 ? 1 : context.Rest(discounts));
    }

    /// <summary>Of a token that was never seen.</summary>
    internal double UnknownProbability { get; private set; }

    /// <summary>All tokens but <c>&lt;s&gt;</c> are equally likely.</summary>
    private double Uniform() => 1.0 / (_corpus.Vocabulary - 1);

    /// <summary>Whether it is <c>&lt;s&gt;</c> alone, which no context is followed by.</summary>
    private bool IsBegin(int order, int entry) => order == 0 && _corpus.Sentences[_tables[0].Ends[entry]] == Corpus.Begin;

    private int ContextOf(int order, int end) => order == 0 ? 0 : _tables[order - 1].Find(KeyAt(end - 1, order - 1));
}

/// <summary>What is known of the n-grams of one order, by their numbers.</summary>
/// <param name="counts">Adjusted.</param>
internal sealed class NGramOrder(int[] counts)
{
    public int[] Counts { get; } = counts;

    public double[] Probabilities { get; } = new double[counts.Length];

    /// <summary>Weights of shorter contexts behind each; empty in the highest order.</summary>
    public double[] Backoffs { get; set; } = [];

    /// <summary>How many of the n-grams counted were counted once to four times, from index 1.</summary>
    public long[] Times(Func<int, bool> counted)
    {
        var times = new long[5];
        for (var entry = 0; entry < Counts.Length; entry++)
        {
            if (Counts[entry] is > 0 and < 5 && counted(entry)) times[Counts[entry]]++;
        }

        return times;
    }
}

/// <summary>What follows a context, in whole numbers: their sum does not depend on any order.</summary>
internal struct ContextSum
{
    private int _ones, _twos, _more;
    private long _pruned;

    public long Sum { get; private set; }

    public void Add(int count, bool isPruned)
    {
        Sum += count;
        if (isPruned) _pruned += count;
        else if (count == 1) _ones++;
        else if (count == 2) _twos++;
        else if (count > 2) _more++;
    }

    /// <summary>The share of what was taken from those that were seen.</summary>
    public readonly double Rest(Discounts discounts) => (discounts.One * _ones + discounts.Two * _twos + discounts.More * _more + _pruned) / Sum;
}
