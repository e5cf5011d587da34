using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Curation.Models.FastText;

/// <summary>The words of a model by their bytes, its labels, and the index of the hashed features that pruning left.</summary>
/// <remarks>Source: facebookresearch/fastText, dictionary.cc, <c>Dictionary::load</c>.</remarks>
internal sealed class FastTextVocabulary
{
    public const string LabelPrefix = "__label__";
    private const uint Basis = 2166136261, Prime = 16777619;
    // two bytes and a count at least
    private const int LeastEntryBytes = 10;

    private readonly byte[] _bytes;
    private readonly int[] _starts, _slots;
    private readonly Dictionary<int, int>? _kept;

    private FastTextVocabulary(byte[] bytes, int[] starts, string[] labels, long[] labelCounts, Dictionary<int, int>? kept)
    {
        (_bytes, _starts, _kept) = (bytes, starts, kept);
        (Labels, LabelCounts) = (labels, labelCounts);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, WordCount + WordCount / 2L))];
        for (var i = 0; i < WordCount; i++) _slots[SlotOf(Word(i))] = i + 1;
    }

    public int WordCount => _starts.Length - 1;

    /// <summary>Without the prefix, in the order of the output rows.</summary>
    public IReadOnlyList<string> Labels { get; }

    public IReadOnlyList<long> LabelCounts { get; }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<byte> word, uint hash) => _slots[SlotOf(word, hash)] - 1;

    /// <summary>The row of a hashed feature, or -1 where pruning dropped it.</summary>
    public int RowOf(int bucket) => _kept is null ? WordCount + bucket : _kept.TryGetValue(bucket, out var row) ? WordCount + row : -1;

    /// <summary>Rows that the input matrix must have.</summary>
    public long RowsNeeded(int buckets) => (long)WordCount + (_kept is null ? buckets : _kept.Count == 0 ? 0 : _kept.Values.Max() + 1L);

    public bool IsPruned => _kept is not null;

    /// <summary>FNV-1a over bytes that are widened with their sign, as fastText does.</summary>
    public static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = Basis;
        foreach (var value in bytes) hash = Mix(hash, value);
        return hash;
    }

    public const uint EmptyHash = Basis;

    public static uint Mix(uint hash, byte value) => (hash ^ (uint)(sbyte)value) * Prime;

    /// <summary>Of words that are known already; nothing is pruned.</summary>
    public static FastTextVocabulary Of(IReadOnlyList<string> words, IReadOnlyList<string> labels)
    {
        var bytes = new List<byte>();
        var starts = new List<int> { 0 };
        foreach (var word in words)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(word));
            starts.Add(bytes.Count);
        }

        return new FastTextVocabulary([.. bytes], [.. starts], [.. labels], new long[labels.Count], kept: null);
    }

    public static FastTextVocabulary Read(ModelStream file)
    {
        var entries = file.ReadInt32();
        var words = file.ReadInt32();
        var labels = file.ReadInt32();
        file.ReadInt64();
        var pruned = file.ReadInt64();
        if (words < 0 || labels < 1 || (long)words + labels != entries) throw file.Mistake($"{words} words and {labels} labels of {entries} entries");
        file.Count(entries, LeastEntryBytes, "words");
        var bytes = new List<byte>();
        var starts = new List<int> { 0 };
        for (var i = 0; i < words; i++)
        {
            ReadEntry(file, bytes, type: 0);
            starts.Add(bytes.Count);
        }

        var (names, counts) = (new string[labels], new long[labels]);
        var name = new List<byte>();
        for (var i = 0; i < labels; i++)
        {
            name.Clear();
            counts[i] = ReadEntry(file, name, type: 1);
            names[i] = Plain(Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(name)));
        }

        return new FastTextVocabulary([.. bytes], [.. starts], names, counts, ReadKept(file, pruned));
    }

    private static long ReadEntry(ModelStream file, List<byte> bytes, byte type)
    {
        file.ReadTerminated(bytes);
        var count = file.ReadInt64();
        return file.ReadByte() == type ? count : throw file.Mistake("words and labels are mixed");
    }

    private static Dictionary<int, int>? ReadKept(ModelStream file, long pruned)
    {
        if (pruned < 0) return null;
        var kept = new Dictionary<int, int>(file.Count(pruned, 2 * sizeof(int), "kept features"));
        for (var i = 0L; i < pruned; i++)
        {
            var bucket = file.ReadInt32();
            var row = file.ReadInt32();
            kept[bucket] = row >= 0 ? row : throw file.Mistake($"a feature in row {row}");
        }

        return kept;
    }

    private static string Plain(string label) => label.StartsWith(LabelPrefix, StringComparison.Ordinal) ? label[LabelPrefix.Length..] : label;

    private ReadOnlySpan<byte> Word(int number) => _bytes.AsSpan(_starts[number].._starts[number + 1]);

    private int SlotOf(ReadOnlySpan<byte> word) => SlotOf(word, Hash(word));

    private int SlotOf(ReadOnlySpan<byte> word, uint hash)
    {
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0 && !Word(_slots[slot] - 1).SequenceEqual(word)) slot = slot + 1 & _slots.Length - 1;
        return slot;
    }
}
