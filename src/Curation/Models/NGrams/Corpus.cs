using System.Runtime.InteropServices;
using Curation.Core;

namespace Curation.Models.NGrams;

/// <summary>The sentences that a language model is trained on, as numbers of tokens: <c>&lt;s&gt;</c> before each, <c>&lt;/s&gt;</c> behind it.</summary>
/// <remarks>Four bytes a token; at most a thousand million of them. After <see cref="Close"/> numbers follow the order of the tokens' bytes, whatever the
/// order of the texts was.</remarks>
public sealed class Corpus(TokenForm form) : IDisposable
{
    internal const int Begin = 0, End = 1, Unknown = 2;
    private const int MostTokens = 1_000_000_000;

    private readonly TokenLines _lines = new(form);
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<int> _sentences = [];
    private List<byte[]> _tokens = [];

    /// <summary>Tokens and ends of sentences.</summary>
    public long Count { get; private set; }

    /// <summary>Different tokens, <c>&lt;s&gt;</c>, <c>&lt;/s&gt;</c> and <c>&lt;unk&gt;</c> among them.</summary>
    public int Vocabulary => _tokens.Count;

    internal ReadOnlySpan<int> Sentences => CollectionsMarshal.AsSpan(_sentences);

    /// <summary>Adds each line as a sentence.</summary>
    /// <exception cref="RecipeException">There are more tokens than fit.</exception>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (_tokens.Count == 0) AddMarks();
        foreach (var range in text.Split((byte)'\n'))
        {
            var start = _sentences.Count;
            _sentences.Add(Begin);
            foreach (var token in new TokenScan(_lines.Form(text[range]))) AddToken(token);
            if (_sentences.Count == start + 1 && form == TokenForm.Words) _sentences.RemoveAt(start);
            else _sentences.Add(End);
            Count += Math.Max(0, _sentences.Count - start - 1);
        }

        if (_sentences.Count > MostTokens) throw new RecipeException($"{_sentences.Count} tokens to train on; at most {MostTokens} were expected");
    }

    internal ReadOnlySpan<byte> TokenOf(int number) => _tokens[number];

    /// <summary>Reads tokens that come at most so often as <c>&lt;unk&gt;</c>, and numbers the others by their bytes.</summary>
    internal void Close(int pruned)
    {
        if (_tokens.Count == 0) AddMarks();
        var counts = new int[_tokens.Count];
        foreach (var token in Sentences) counts[token]++;
        var kept = Enumerable.Range(Unknown + 1, _tokens.Count - Unknown - 1).Where(token => counts[token] > pruned).ToArray();
        Array.Sort(kept, (one, other) => _tokens[one].AsSpan().SequenceCompareTo(_tokens[other]));
        var numbers = new int[_tokens.Count];
        Array.Fill(numbers, Unknown);
        (numbers[Begin], numbers[End]) = (Begin, End);
        foreach (var (index, token) in kept.Index()) numbers[token] = Unknown + 1 + index;
        foreach (ref var token in CollectionsMarshal.AsSpan(_sentences)) token = numbers[token];
        _tokens = [.. _tokens.Take(Unknown + 1), .. kept.Select(token => _tokens[token])];
        _numbers.Clear();
    }

    public void Dispose() => _lines.Dispose();

    private void AddMarks()
    {
        foreach (var mark in new[] { "<s>"u8.ToArray(), "</s>"u8.ToArray(), "<unk>"u8.ToArray() })
        {
            _numbers[NGramModel.KeyOf(mark)] = _tokens.Count;
            _tokens.Add(mark);
        }
    }

    /// <summary>A mark of the model that stands in a text is passed over.</summary>
    private void AddToken(ReadOnlySpan<byte> token)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, NGramModel.KeyOf(token), out var isKnown);
        if (!isKnown)
        {
            number = _tokens.Count;
            _tokens.Add(token.ToArray());
        }

        if (number > Unknown) _sentences.Add(number);
    }
}
