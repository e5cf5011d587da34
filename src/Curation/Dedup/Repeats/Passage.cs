using Curation.Dedup.Near;
using Curation.Text;

namespace Curation.Dedup.Repeats;

/// <summary>A text as the symbols that passages are made of, and where each of them lies.</summary>
internal ref struct Passage : IDisposable
{
    private readonly ReadOnlySpan<byte> _utf8;
    private PooledList<ulong> _symbols;
    private PooledList<ByteRange> _ranges;

    public Passage(DocumentText text, PassageUnit unit)
    {
        _utf8 = text.Utf8;
        if (unit == PassageUnit.Words) AddWords(text);
        else if (unit == PassageUnit.Characters) AddCharacters();
        else foreach (var value in _utf8) _symbols.Add(value);
    }

    public readonly ReadOnlySpan<ulong> Symbols => _symbols.Items;

    /// <summary>The bytes of a run of symbols; of bytes, the whole characters among them.</summary>
    public readonly ByteRange BytesOf(int start, int end)
    {
        if (_ranges.Count > 0) return new(_ranges.Items[start].Start, _ranges.Items[end - 1].End);
        while (start < end && IsContinued(start)) start++;
        while (end > start && IsContinued(end)) end--;
        return new(start, end);
    }

    public void Dispose()
    {
        _symbols.Dispose();
        _ranges.Dispose();
    }

    private readonly bool IsContinued(int at) => at < _utf8.Length && (_utf8[at] & 0xC0) == 0x80;

    private void AddWords(DocumentText text)
    {
        var words = text.By(WordSplitter.Uax29).Words;
        foreach (var hash in words.Hashes) _symbols.Add(hash);
        foreach (ref readonly var word in words.Items) _ranges.Add(new(word.Start, word.End));
    }

    private void AddCharacters()
    {
        for (int at = 0, next; at < _utf8.Length; at = next)
        {
            _symbols.Add((ulong)CodePoints.Decode(_utf8, at, out next));
            _ranges.Add(new(at, next));
        }
    }
}

/// <summary>A rolling polynomial over symbols, mod 2⁶⁴ (Karp and Rabin); finalised, so that its smallest values are no favourites.</summary>
internal struct RollingHash(int length, ulong radix)
{
    private readonly ulong _leaving = Power(radix, length);
    private ulong _sum;

    public readonly ulong Value => SplitMix64.Mix(_sum);

    public void Add(ulong symbol) => _sum = _sum * radix + SplitMix64.Mix(symbol + radix);

    /// <summary>Adds one and takes the one that left the window.</summary>
    public void Roll(ulong symbol, ulong left)
    {
        Add(symbol);
        _sum -= SplitMix64.Mix(left + radix) * _leaving;
    }

    private static ulong Power(ulong radix, int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++) power *= radix;
        return power;
    }
}
