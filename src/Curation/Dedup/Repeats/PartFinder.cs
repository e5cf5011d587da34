using System.Runtime.InteropServices;
using Curation.Dedup.Exact;
using Curation.Dedup.Near;
using Curation.Text;

namespace Curation.Dedup.Repeats;

/// <summary>The parts of a text that are looked for elsewhere: windows over its lines, paragraphs or sentences, each with a key. Thread-safe.</summary>
/// <remarks>
/// datatrove's sentence_dedup (windows of three, normalised, joined, hashed; no window in a text of fewer) and cc_net's lines, with 128-bit keys.
/// Parts without words are passed over and stand in no window.
/// </remarks>
internal sealed class PartFinder(CutOptions options)
{
    private enum Kind { Line, Paragraph, Sentence }

    public IEnumerable<(UInt128 Key, int Start, int End)> Find(DocumentText text) =>
    [
        .. Find(text, Kind.Line, options.Lines), .. Find(text, Kind.Paragraph, options.Paragraphs), .. Find(text, Kind.Sentence, options.Sentences),
    ];

    private static List<(UInt128 Key, int Start, int End)> Find(DocumentText text, Kind kind, PartOptions? options)
    {
        var found = new List<(UInt128, int, int)>();
        if (options is null) return found;
        var parts = Parts(text, kind, options.Normalise);
        var keys = parts.ConvertAll(part => part.Key);
        for (var first = 0; first + options.Window <= parts.Count; first++)
        {
            var window = CollectionsMarshal.AsSpan(parts).Slice(first, options.Window);
            var (words, characters) = (0, 0);
            foreach (ref readonly var part in window) (words, characters) = (words + part.Words, characters + part.Characters);
            if (words < options.MinWords || characters < options.MinCharacters) continue;
            var key = Hash(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(keys).Slice(first, options.Window)), (ulong)kind);
            found.Add((key, window[0].Start, window[^1].End));
        }

        return found;
    }

    /// <summary>The parts with words. A line takes its line end with it, the others all up to the next one, so that cutting leaves no gap.</summary>
    private static List<Part> Parts(DocumentText text, Kind kind, Normalisation normalise)
    {
        using var ranges = Ranges(text, kind);
        var utf8 = text.Utf8;
        var items = ranges.Items;
        var parts = new List<Part>(items.Length);
        // the words that the hashes are of
        var split = text.By(WordSplitter.Simple);
        var words = split.Words.Items;
        var hashes = split.NormalizedWordHashes;
        for (int i = 0, word = 0, hash = 0; i < items.Length; i++)
        {
            var firstHash = hash;
            for (; word < words.Length && words[word].Start < items[i].End; word++) hash += (words[word].Classes & CharacterClass.Plain) != 0 ? 1 : 0;
            if (hash == firstHash) continue;
            var plain = items[i].Of(utf8);
            var key = normalise == Normalisation.Words ? Hash(MemoryMarshal.AsBytes(hashes[firstHash..hash]), 0) : HashOf(plain, normalise);
            var end = i + 1 == items.Length ? utf8.Length : kind == Kind.Line ? items[i].End + 1 : items[i + 1].Start;
            parts.Add(new(key, items[i].Start, end, hash - firstHash, CodePoints.Count(plain)));
        }

        return parts;
    }

    private static PooledList<ByteRange> Ranges(DocumentText text, Kind kind)
    {
        if (kind == Kind.Line) return LineSplitter.SplitAtNewlines(text.Utf8, 1);
        if (kind == Kind.Paragraph) return LineSplitter.SplitAtNewlines(text.Utf8, 2);
        var sentences = default(PooledList<ByteRange>);
        foreach (var sentence in text.By(WordSplitter.Simple).Sentences) sentences.Add(sentence);
        return sentences;
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> part, Normalisation normalise)
    {
        if (normalise == Normalisation.None) return Hash(part, 0);
        using var words = SpaceFree.Of(part);
        return Hash(words.Items, 0);
    }

    private static UInt128 Hash(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var high = XxHash64.Hash(bytes, seed);
        return new(high, XxHash64.Hash(bytes, SplitMix64.Mix(seed + 1)));
    }

    private readonly record struct Part(UInt128 Key, int Start, int End, int Words, int Characters);
}
