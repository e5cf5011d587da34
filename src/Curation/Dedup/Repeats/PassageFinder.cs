using Curation.Text;

namespace Curation.Dedup.Repeats;

/// <summary>Passages of a fixed length N that may stand elsewhere too. Thread-safe.</summary>
/// <remarks>
/// Winnowing (S. Schleimer, D. Wilkerson, A. Aiken, SIGMOD 2003): of every N - k + 1 neighbouring k-grams that of the smallest hash (of equals the last) is an
/// anchor, k about N/2. A passage of N symbols holds N - k + 1 k-grams, hence an anchor, and the same one wherever it stands. So a passage that stands
/// twice is among those of length N around the anchors that stand twice, and looking at these alone finds every repeat that a suffix array would:
/// the union of all repeated passages of length N is that of all maximal repeats of at least N.
/// </remarks>
internal sealed class PassageFinder(SubstringOptions options)
{
    private const ulong AnchorRadix = 0x9E3779B97F4A7C15, HighRadix = 0xD1342543DE82EF95, LowRadix = 0xAF251AF3B0F025B5;
    private readonly int _length = options.Min, _gram = (options.Min + 1) / 2;

    /// <summary>Calls <paramref name="take"/> with the position in symbols and the hash of each anchor.</summary>
    public void Anchors(DocumentText text, Action<ulong, int> take)
    {
        using var passage = new Passage(text, options.Unit);
        var symbols = passage.Symbols;
        if (symbols.Length < _length) return;
        using var hashes = new Near.Rented<ulong>(symbols.Length - _gram + 1);
        Hash(symbols, hashes.Span);
        var window = _length - _gram + 1;
        for (int end = window, least = -1; end <= hashes.Span.Length; end++)
        {
            var before = least;
            if (least < end - window) least = LastLeast(hashes.Span, end - window, end);
            else if (hashes.Span[end - 1] <= hashes.Span[least]) least = end - 1;
            if (least != before) take(hashes.Span[least], least);
        }
    }

    /// <summary>Calls <paramref name="take"/> with the key and the bytes of every passage that holds one of the anchors.</summary>
    /// <param name="anchors">Their positions, ascending.</param>
    public void Passages(DocumentText text, IReadOnlyList<int> anchors, Action<UInt128, int, int> take)
    {
        using var passage = new Passage(text, options.Unit);
        var symbols = passage.Symbols;
        var (high, low) = (new RollingHash(_length, HighRadix), new RollingHash(_length, LowRadix));
        var next = 0;
        foreach (var anchor in anchors)
        {
            var first = Math.Max(anchor + _gram - _length, next);
            var isFresh = first > next || next == 0;
            for (next = first; next <= anchor && next + _length <= symbols.Length; next++, isFresh = false)
            {
                if (isFresh) (high, low) = (Start(symbols.Slice(next, _length), HighRadix), Start(symbols.Slice(next, _length), LowRadix));
                else
                {
                    high.Roll(symbols[next + _length - 1], symbols[next - 1]);
                    low.Roll(symbols[next + _length - 1], symbols[next - 1]);
                }

                var bytes = passage.BytesOf(next, next + _length);
                take(new(high.Value, low.Value), bytes.Start, bytes.End);
            }
        }
    }

    private static RollingHash Start(ReadOnlySpan<ulong> symbols, ulong radix)
    {
        var hash = new RollingHash(symbols.Length, radix);
        foreach (var symbol in symbols) hash.Add(symbol);
        return hash;
    }

    private void Hash(ReadOnlySpan<ulong> symbols, Span<ulong> hashes)
    {
        var rolling = new RollingHash(_gram, AnchorRadix);
        for (var i = 0; i < symbols.Length; i++)
        {
            if (i < _gram) rolling.Add(symbols[i]);
            else rolling.Roll(symbols[i], symbols[i - _gram]);
            if (i + 1 >= _gram) hashes[i + 1 - _gram] = rolling.Value;
        }
    }

    private static int LastLeast(ReadOnlySpan<ulong> hashes, int start, int end)
    {
        var least = start;
        for (var i = start + 1; i < end; i++)
        {
            if (hashes[i] <= hashes[least]) least = i;
        }

        return least;
    }
}
