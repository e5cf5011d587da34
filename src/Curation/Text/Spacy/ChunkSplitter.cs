using System.Buffers;

namespace Curation.Text.Spacy;

/// <summary>Cuts a chunk without white space into spaCy's tokens (tokenizer.pyx): affixes are taken off both ends while there are any, then the core is a
/// special case, a URL, or cut at its infixes; at last, tokens that make up a special case are put together again. Tokens tile the chunk.</summary>
/// <remarks>Tokens that would make up a special case but for a single space in it (<c>: )</c>) stay as they are, and belong to no shorter one.</remarks>
internal sealed class ChunkSplitter
{
    private static readonly SearchValues<byte> _letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private PooledList<int> _ends, _suffixes, _merged, _joined, _chunkEnds;
    private PooledList<byte> _seen, _bytes;

    /// <summary>Whether the last chunk was cut otherwise than by its rules, since tokens made up a special case: chunks around it may have a say.</summary>
    public bool HasMerged { get; private set; }

    public static bool HasAffix(ReadOnlySpan<byte> chunk) =>
        SpacyAffixes.Prefix(chunk) > 0 || SpacyAffixes.Suffix(chunk) > 0 || SpacyAffixes.Infix(chunk, 0).Length > 0;

    /// <summary>Where each token ends. Good until the next call.</summary>
    public ReadOnlySpan<int> Split(ReadOnlySpan<byte> chunk)
    {
        HasMerged = false;
        if (!IsPlain(chunk))
        {
            CutByRules(chunk, withSpecials: true);
            _chunkEnds.Resize(0);
            if (_ends.Count > 1) MergeSpecials(chunk);
        }

        return _ends.Items;
    }

    /// <summary>Where each token of one chunk ends among others, each a single space behind the one before it.</summary>
    /// <param name="chunk">Which of them.</param>
    public ReadOnlySpan<int> SplitAmong(ReadOnlySpan<byte> text, ReadOnlySpan<ByteRange> chunks, int chunk)
    {
        _joined.Resize(0);
        _bytes.Resize(0);
        _chunkEnds.Resize(0);
        foreach (var range in chunks)
        {
            CutByRules(range.Of(text), withSpecials: true);
            foreach (var end in _ends.Items) _joined.Add(_bytes.Count + end);
            range.Of(text).CopyTo(_bytes.Extend(range.End - range.Start));
            _chunkEnds.Add(_bytes.Count);
        }

        (_ends, _joined) = (_joined, _ends);
        MergeSpecials(_bytes.Items);
        var start = chunk == 0 ? 0 : _chunkEnds.Items[chunk - 1];
        var (first, past) = (_ends.Items.BinarySearch(start) + 1, _ends.Items.BinarySearch(_chunkEnds.Items[chunk]) + 1);
        var ends = _ends.Resize(past)[first..];
        foreach (ref var end in ends) end -= start;
        return ends;
    }

    /// <summary>Takes chunks of ASCII letters alone, and those with one comma or full stop behind them: no rule but the special cases and the one on that mark
    /// can apply.</summary>
    private bool IsPlain(ReadOnlySpan<byte> chunk)
    {
        var letters = chunk.IndexOfAnyExcept(_letters);
        if (letters < 0 ? SpacySpecials.Find(chunk) is not null : letters < 2 || letters + 1 < chunk.Length || !CanStrip(chunk)) return false;
        _ends.Resize(0);
        if (letters > 0) _ends.Add(letters);
        _ends.Add(chunk.Length);
        return true;
    }

    /// <summary>Whether the mark behind letters is a word by itself: behind a small letter where it is a dot.</summary>
    private static bool CanStrip(ReadOnlySpan<byte> chunk) => chunk[^1] is (byte)',' or (byte)'.' && char.IsAsciiLetterLower((char)chunk[^2])
        && SpacySpecials.Find(chunk) is null && SpacySpecials.Find(chunk[..^1]) is null;

    /// <summary>The same without special cases.</summary>
    public ReadOnlySpan<int> SplitByRules(ReadOnlySpan<byte> chunk)
    {
        CutByRules(chunk, withSpecials: false);
        return _ends.Items;
    }

    private void CutByRules(ReadOnlySpan<byte> chunk, bool withSpecials)
    {
        _ends.Resize(0);
        _suffixes.Resize(0);
        var (start, end) = TakeAffixes(chunk, withSpecials);
        if (start < end) CutCore(chunk[start..end], start, withSpecials);
        for (var i = _suffixes.Count - 1; i >= 0; i--) _ends.Add(i == 0 ? chunk.Length : _suffixes.Items[i - 1]);
    }

    private (int Start, int End) TakeAffixes(ReadOnlySpan<byte> chunk, bool withSpecials)
    {
        var (start, end) = (0, chunk.Length);
        while (start < end)
        {
            var rest = chunk[start..end];
            if (withSpecials && SpacySpecials.Find(rest) is not null) break;
            var prefix = SpacyAffixes.Prefix(rest);
            if (prefix > 0 && withSpecials && SpacySpecials.Find(rest[prefix..]) is not null)
            {
                _ends.Add(start + prefix);
                return (start + prefix, end);
            }

            var suffix = SpacyAffixes.Suffix(rest[prefix..]);
            if (suffix > 0 && withSpecials && SpacySpecials.Find(rest[..^suffix]) is not null)
            {
                _suffixes.Add(end - suffix);
                return (start, end - suffix);
            }

            if (prefix + suffix == 0) break;
            if (prefix > 0) _ends.Add(start += prefix);
            if (suffix > 0) _suffixes.Add(end -= suffix);
        }

        return (start, end);
    }

    private void CutCore(ReadOnlySpan<byte> core, int offset, bool withSpecials)
    {
        if (withSpecials && SpacySpecials.Find(core) is { } special)
        {
            foreach (var end in special.Ends) _ends.Add(offset + end);
            return;
        }

        if (!SpacyUrl.IsUrl(core))
        {
            var start = 0;
            for (var (at, length) = SpacyAffixes.Infix(core, 0); length > 0; (at, length) = SpacyAffixes.Infix(core, at + length))
            {
                // spaCy passes over an infix at the very start
                if (at == 0) continue;
                if (at > start) _ends.Add(offset + at);
                _ends.Add(offset + (start = at + length));
            }

            if (start == core.Length) return;
        }

        _ends.Add(offset + core.Length);
    }

    /// <summary>Longest first, then from the left; a token once looked at belongs to no other special case.</summary>
    private void MergeSpecials(ReadOnlySpan<byte> chunk)
    {
        var found = false;
        for (var count = Math.Min(SpacySpecials.MostPieces, _ends.Count); count > 1; count--)
        {
            for (var first = 0; first + count <= _ends.Count; first++)
            {
                var place = new ByteRange(first == 0 ? 0 : _ends.Items[first - 1], _ends.Items[first + count - 1]);
                if (!IsMadeOf(SpacySpecials.Find(place.Of(chunk)), _ends.Items.Slice(first, count), place.Start)) continue;
                if (!found) _seen.Resize(_ends.Count).Clear();
                found = true;
                var seen = _seen.Resize(_ends.Count).Slice(first, count);
                var isFree = seen[0] == 0 && seen[^1] == 0 && !HasSpace(place);
                foreach (ref var token in seen) token = Math.Max(token, (byte)1);
                if (isFree) seen[0] = (byte)count;
            }
        }

        if (found) Rewrite(chunk);
    }

    private bool HasSpace(ByteRange place)
    {
        foreach (var end in _chunkEnds.Items)
        {
            if (end > place.Start && end < place.End) return true;
        }

        return false;
    }

    private static bool IsMadeOf(Special? special, ReadOnlySpan<int> ends, int offset)
    {
        if (special?.RuledEnds is not { } ruled || ruled.Length != ends.Length) return false;
        for (var i = 0; i < ruled.Length; i++)
        {
            if (ruled[i] + offset != ends[i]) return false;
        }

        return true;
    }

    private void Rewrite(ReadOnlySpan<byte> chunk)
    {
        _merged.Resize(0);
        for (var i = 0; i < _ends.Count; i++)
        {
            var count = (int)_seen.Items[i];
            if (count < 2)
            {
                _merged.Add(_ends.Items[i]);
                continue;
            }

            var start = i == 0 ? 0 : _ends.Items[i - 1];
            i += count - 1;
            foreach (var end in SpacySpecials.Find(chunk[start.._ends.Items[i]])!.Ends) _merged.Add(start + end);
        }

        HasMerged |= !_merged.Items.SequenceEqual(_ends.Items);
        (_ends, _merged) = (_merged, _ends);
    }
}
