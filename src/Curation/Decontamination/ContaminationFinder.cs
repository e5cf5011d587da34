namespace Curation.Decontamination;

/// <summary>An example found in a document.</summary>
/// <param name="Overlap">Share, by weight, of the example's words that lie in 5-word grams found; 1 for a verbatim copy.</param>
/// <param name="LongestWords">Words of the longest piece in a row: the better signal of memory (ConTAM, 2411.03923).</param>
/// <param name="FirstWord">Where in the document's words the match begins.</param>
/// <param name="EndWord">Behind its last word.</param>
internal sealed record Contamination(int Text, double Overlap, int LongestWords, int FirstWord, int EndWord, bool HasAnswer, bool IsContaminated)
{
    /// <summary>The grams, as hashes, that led there; each is boilerplate if too many documents have it.</summary>
    public HashSet<int> Grams { get; } = [];

    /// <summary>Where in the document's words it stands enough to be contaminated, every time: first word, and behind the last.</summary>
    public List<(int First, int End)> Places { get; } = [];
}

/// <summary>Looks for evaluation examples in one document at a time. Used by one thread.</summary>
internal sealed class ContaminationFinder(EvalIndex index, IReadOnlyList<EvalExample> examples, double overlap)
{
    // AI2's decon goes on until eleven misses, and looks for the answer near by
    private const int MostMisses = 11, AnswerReach = 50;
    private const int ShortText = 20, LongText = 50, ExactAnswer = 3;

    private readonly PlainWords _words = new();

    /// <summary>The document's words as of the last call.</summary>
    public PlainWords Words => _words;

    /// <summary>The best match of each example, by example.</summary>
    public List<Contamination> Find(ReadOnlySpan<byte> utf8)
    {
        _words.Read(utf8);
        var best = new SortedDictionary<int, Contamination>();
        var grams = new Dictionary<int, HashSet<int>>();
        var places = new Dictionary<int, List<(int First, int End)>>();
        var looked = new Dictionary<int, int>();
        foreach (var length in index.Lengths)
        {
            looked.Clear();
            for (var at = 0; at + length <= _words.Count; at++)
            {
                var gram = EvalIndex.Gram(_words.Hashes, at, length);
                if (!index.Contains(gram)) continue;
                foreach (var text in index.Find(gram))
                {
                    if (!IsVerbatim(text, at, length)) continue;
                    if (!grams.TryGetValue(text, out var known)) grams[text] = known = [];
                    known.Add((int)gram);
                    if (looked.GetValueOrDefault(text) > at) continue;
                    var found = Expand(text, at, length);
                    looked[text] = found.EndWord;
                    if (found.IsContaminated) places.TryAdd(text, []);
                    if (found.IsContaminated) places[text].Add((found.FirstWord, found.EndWord));
                    if (!best.TryGetValue(text, out var other) || IsBetter(found, other)) best[text] = found;
                }
            }
        }

        foreach (var (text, found) in best)
        {
            found.Grams.UnionWith(grams[text]);
            found.Places.AddRange(places.GetValueOrDefault(text) ?? []);
        }

        return [.. best.Values];
    }

    /// <summary>The share an example of so many words needs.</summary>
    public double Threshold(int words) => overlap + (1 - overlap) * Math.Clamp((double)(LongText - words) / (LongText - ShortText), 0, 1);

    private static bool IsBetter(Contamination one, Contamination other) =>
        (one.IsContaminated, one.Overlap, one.LongestWords).CompareTo((other.IsContaminated, other.Overlap, other.LongestWords)) > 0;

    /// <summary>Whether the words themselves agree: no verdict by a gram's hash alone.</summary>
    private bool IsVerbatim(int text, int at, int length)
    {
        var words = index.Texts[text].Words;
        for (var start = 0; start + length <= words.Length; start++)
        {
            var same = 0;
            while (same < length && words[start + same] == _words.Hashes[at + same]) same++;
            if (same == length) return true;
        }

        return false;
    }

    private Contamination Expand(int number, int at, int length)
    {
        var text = index.Texts[number];
        var (first, last) = (at, at + length - EvalIndex.Unit);
        for (var (place, misses) = (at - 1, 0); place >= 0 && misses < MostMisses; place--)
        {
            misses = Has(place) ? 0 : misses + 1;
            if (misses == 0) first = place;
        }

        for (var (place, misses) = (last + 1, 0); place + EvalIndex.Unit <= _words.Count && misses < MostMisses; place++)
        {
            misses = Has(place) ? 0 : misses + 1;
            if (misses == 0) last = place;
        }

        var (found, longest, run) = (new HashSet<ulong>(), 0, 0);
        for (var place = first; place <= last; place++)
        {
            run = Has(place) ? run + 1 : 0;
            if (run > 0) found.Add(Gram(place));
            longest = Math.Max(longest, run);
        }

        var share = text.Covered(found);
        var (example, end) = (examples[text.Example], last + EvalIndex.Unit);
        var answered = example.Answers.Count > 0 && example.Answers.Any(answer => IsNear(answer, first, end));
        var contaminated = !text.IsPassage && share >= Threshold(text.Words.Length) - 1e-9
            && (example.Answers.Count == 0 || answered || (share >= 1 - 1e-9 && text.Words.Length >= index.Ngram));
        return new Contamination(number, share, longest + EvalIndex.Unit - 1, first, end, answered, contaminated);

        ulong Gram(int place) => EvalIndex.Gram(_words.Hashes, place, EvalIndex.Unit);

        bool Has(int place) => text.Places.Contains(Gram(place));
    }

    /// <summary>Whether an answer stands within 50 words: up to three words in a row, of longer ones 4 in 5 of their three-word grams.</summary>
    private bool IsNear(ulong[] answer, int first, int end)
    {
        var (from, to) = (Math.Max(0, first - AnswerReach), Math.Min(_words.Count, end + AnswerReach));
        var n = Math.Min(answer.Length, ExactAnswer);
        var there = new HashSet<ulong>();
        for (var at = from; at + n <= to; at++) there.Add(EvalIndex.Gram(_words.Hashes, at, n));
        var wanted = EvalIndex.Grams(answer, n).ToList();
        return wanted.Count(there.Contains) >= 0.8 * wanted.Count;
    }
}
