using Curation.Core;

namespace Curation.Tokenization;

/// <summary>Trains byte-level BPE (Sennrich et al. 2016, arXiv 1508.07909): the most frequent adjacent pair merges, until the vocabulary is full.</summary>
/// <remarks>
/// Ties: the larger count, then the smaller left id, then the smaller right id. A pair whose bytes are a token already is passed over.
/// Ids: the 256 bytes, the merges in order, the special tokens.
/// Counts are integers over distinct pieces, so neither order nor grouping of the texts matters. Pair counts and places are kept up to date per merge,
/// with a heap whose outdated entries are put back when they surface, as HF tokenizers' trainer does.
/// </remarks>
public static class BpeTrainer
{
    public const string EndOfText = "<|endoftext|>";

    private const int Bytes = 256;

    /// <param name="vocabulary">Ids in all: 256 bytes, merges and special tokens.</param>
    /// <param name="specials">Special tokens besides <see cref="EndOfText"/>, which comes first.</param>
    /// <exception cref="RecipeException">The vocabulary has no room for bytes and special tokens.</exception>
    public static BpeTraining Train(PieceCounter pieces, int vocabulary, params IReadOnlyList<string> specials)
    {
        string[] names = [EndOfText, .. specials.Where(name => name != EndOfText).Distinct()];
        var room = vocabulary - Bytes - names.Length;
        if (room < 0)
            throw new RecipeException($"tokenizer vocabulary: {vocabulary}, expected at least {Bytes + names.Length}: 256 bytes and {names.Length} special");
        var json = TokenizerJson.Write(Model(Merges(pieces, room, out var tokens), tokens, pieces.Pattern, names));
        return new BpeTraining(TokenizerFile.Read(json, "trained tokenizer"), vocabulary);
    }

    public static BpeTraining Train(IEnumerable<ReadOnlyMemory<byte>> texts, int vocabulary)
    {
        var pieces = new PieceCounter();
        foreach (var text in texts) pieces.Add(text.Span);
        return Train(pieces, vocabulary);
    }

    /// <summary>The pairs in the order of their merging; fewer than asked for when no pair is left that occurs twice.</summary>
    internal static List<(int Left, int Right)> Merges(PieceCounter pieces, int count, out List<byte[]> tokens)
    {
        const long minCount = 2;
        tokens = [.. Enumerable.Range(0, Bytes).Select(b => (byte[])[(byte)b])];
        var symbols = new PieceSymbols([.. pieces.Pieces]);
        var seen = new HashSet<byte[]>(ByteComparer.Instance);
        var heap = new PriorityQueue<int, Candidate>();
        var merges = new List<(int, int)>();
        Push(from: 0);
        while (merges.Count < count && heap.TryDequeue(out var pair, out var candidate))
        {
            var (left, right) = symbols.Pair(pair);
            if (symbols.CountOf(pair) is var current && current < candidate.Count)
            {
                if (current >= minCount) heap.Enqueue(pair, candidate with { Count = current });
                continue;
            }

            byte[] token = [.. tokens[left], .. tokens[right]];
            if (!seen.Add(token)) continue;
            var known = symbols.Pairs;
            symbols.Merge(pair, product: tokens.Count);
            tokens.Add(token);
            merges.Add((left, right));
            Push(from: known);
        }

        return merges;

        void Push(int from)
        {
            for (var pair = from; pair < symbols.Pairs; pair++)
            {
                if (symbols.CountOf(pair) >= minCount) heap.Enqueue(pair, new(symbols.CountOf(pair), symbols.Pair(pair)));
            }
        }
    }

    private static BpeModel Model(List<(int Left, int Right)> merges, List<byte[]> tokens, SplitPattern pattern, string[] specials)
    {
        var ranks = new PairTable(merges.Count);
        foreach (var (left, right) in merges) ranks.FindOrAdd(left, right, ranks.Count);
        return new BpeModel([.. tokens, .. specials.Select(_ => Array.Empty<byte>())])
        {
            Pattern = pattern,
            WholePieces = false,
            Specials = specials.Select((name, i) => (name, Id: tokens.Count + i)).ToDictionary(special => special.name, special => special.Id),
            EndOfText = tokens.Count,
            Ranks = ranks,
            Products = [.. Enumerable.Range(Bytes, merges.Count)],
            Merges = [.. merges],
        };
    }

    /// <summary>First what merges first.</summary>
    private readonly record struct Candidate(long Count, (int Left, int Right) Pair) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => Count != other.Count ? other.Count.CompareTo(Count) : Pair.CompareTo(other.Pair);
    }
}

/// <summary>A trained tokenizer, and whether the texts were enough for the size that was asked for.</summary>
public sealed record BpeTraining(Tokenizer Tokenizer, int Requested)
{
    public bool Complete => Tokenizer.Vocabulary == Requested;

    /// <summary>One line to show when the texts were not enough; empty otherwise.</summary>
    public string Note => Complete ? "" : $"tokenizer: the texts give {Tokenizer.Vocabulary} of {Requested} ids, no other pair occurs twice";
}
