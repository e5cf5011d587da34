using Curation.Models;

namespace Curation.Decontamination;

/// <summary>A question or a passage that is looked for.</summary>
/// <param name="Example">Number of its example.</param>
/// <param name="Weights">Of each of its words: its inverse document frequency among all that is looked for.</param>
internal sealed record EvalText(int Example, bool IsPassage, ulong[] Words, double[] Weights)
{
    /// <summary>Where each of its 5-word grams stands in it.</summary>
    public ILookup<ulong, int> Places { get; } =
        EvalIndex.Grams(Words, EvalIndex.Unit).Select((gram, place) => (gram, place)).ToLookup(found => found.gram, found => found.place);

    /// <summary>The share, by weight, of its words that lie in one of these grams.</summary>
    public double Covered(IEnumerable<ulong> grams)
    {
        var covered = new bool[Words.Length];
        foreach (var place in grams.SelectMany(gram => Places[gram])) covered.AsSpan(place, EvalIndex.Unit).Fill(true);
        var (found, all) = (0.0, 0.0);
        for (var word = 0; word < covered.Length; word++)
        {
            all += Weights[word];
            if (covered[word]) found += Weights[word];
        }

        return found / all;
    }
}

/// <summary>Finds which evaluation texts a run of words may come from.</summary>
internal sealed class EvalIndex
{
    /// <summary>Words in the grams that overlap is measured by.</summary>
    public const int Unit = 5;

    /// <summary>Fewest words of a question that can be looked for: shorter ones are sentences anyone writes.</summary>
    public const int FewestWords = 6;

    private readonly HashIndex _heads;
    private readonly List<(int Text, int Next)> _postings = [];

    private EvalIndex(List<EvalText> texts, int ngram, List<int> unchecked_)
    {
        (Texts, Ngram, Unchecked) = (texts, ngram, unchecked_);
        _heads = new HashIndex(texts.Sum(text => text.Words.Length) + 1);
        for (var number = 0; number < texts.Count; number++) Add(number, texts[number].Words);
        Lengths = [.. texts.Select(text => Math.Min(ngram, text.Words.Length)).Distinct().Order()];
    }

    public IReadOnlyList<EvalText> Texts { get; }

    public int Ngram { get; }

    /// <summary>Examples too short, or short and without an answer, to be looked for.</summary>
    public IReadOnlyList<int> Unchecked { get; }

    /// <summary>The lengths in words of what is indexed: the n-gram, and whole texts that are shorter.</summary>
    public IReadOnlyList<int> Lengths { get; }

    public static EvalIndex Build(IReadOnlyList<EvalExample> examples, int ngram)
    {
        var (fields, tooShort) = (new List<(int Example, bool IsPassage, ulong[] Words)>(), new List<int>());
        for (var number = 0; number < examples.Count; number++)
        {
            var (question, passage) = (examples[number].Question, examples[number].Passage);
            // what is too short alone may be long enough with its options
            if (question.Length is > 0 and < FewestWords) question = [.. question, .. examples[number].Options];
            if (question.Length >= ngram || (question.Length >= FewestWords && examples[number].Answers.Count > 0)) fields.Add((number, false, question));
            else tooShort.Add(number);
            if (passage.Length >= ngram) fields.Add((number, true, passage));
        }

        var frequencies = new Dictionary<ulong, int>();
        foreach (var word in fields.SelectMany(field => field.Words.Distinct())) frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
        var texts = fields.Select(field => new EvalText(
            field.Example, field.IsPassage, field.Words, Array.ConvertAll(field.Words, word => Math.Log(1 + (double)fields.Count / frequencies[word]))));
        return new EvalIndex([.. texts], ngram, tooShort);
    }

    /// <summary>Hashes of all runs of n words.</summary>
    public static IEnumerable<ulong> Grams(IReadOnlyList<ulong> words, int n)
    {
        for (var at = 0; at + n <= words.Count; at++) yield return Gram(words, at, n);
    }

    public static ulong Gram(IReadOnlyList<ulong> words, int at, int n)
    {
        var hash = (ulong)n;
        for (var word = at; word < at + n; word++) hash = Mixed(hash ^ words[word]);
        return hash | 1;
    }

    /// <summary>The texts that have a gram.</summary>
    public IEnumerable<int> Find(ulong gram)
    {
        for (var posting = _heads.Find(gram); posting >= 0; posting = _postings[posting].Next) yield return _postings[posting].Text;
    }

    public bool Contains(ulong gram) => _heads.Find(gram) >= 0;

    private void Add(int number, ulong[] words)
    {
        foreach (var gram in Grams(words, Math.Min(Ngram, words.Length)).Distinct())
        {
            var head = _heads.Add(gram, _postings.Count);
            if (head == _postings.Count) _postings.Add((number, -1));
            else
            {
                // behind the head, so that the head's number stands
                _postings.Add((number, _postings[head].Next));
                _postings[head] = _postings[head] with { Next = _postings.Count - 1 };
            }
        }
    }

    private static ulong Mixed(ulong value)
    {
        var high = Math.BigMul(value, 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }
}
