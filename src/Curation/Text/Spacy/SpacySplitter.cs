using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text.Spacy;

/// <summary>Cuts text into words as datatrove does for English: spaCy's blank English pipeline, white space left out.</summary>
/// <remarks>White space is a token to spaCy unless it is one space, and a special case by itself (<c>\n</c>, U+00A0): it only keeps tokens apart.</remarks>
internal sealed class SpacySplitter
{
    // Splitters between two texts; what one remembers changes no result.
    private static readonly ConcurrentBag<SpacySplitter> _idle = [];

    private readonly ChunkCache _cache = new();
    private readonly ChunkSplitter _splitter = new();
    private PooledList<ByteRange> _row;
    private int _from;

    private SpacySplitter()
    {
    }

    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        var splitter = _idle.TryTake(out var idle) ? idle : new SpacySplitter();
        splitter.SplitAll(text, at, words);
        _idle.Add(splitter);
    }

    private void SplitAll(ReadOnlySpan<byte> text, int at, Words words)
    {
        _from = at;
        Span<byte> tail = stackalloc byte[ChunkCache.MaxChunkBytes];
        while (at < text.Length)
        {
            var taken = text[at] < 0x80 ? TakeBlock(text, at, words) : 0;
            if (taken > 0)
            {
                at += taken;
                continue;
            }

            Vector256<byte> window;
            if (at + ChunkCache.MaxChunkBytes <= text.Length)
            {
                window = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at);
            }
            else
            {
                tail.Clear();
                text[at..].CopyTo(tail);
                window = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(tail));
            }

            // as signed numbers: what is not ASCII, controls and the space
            var others = Vector256.LessThanOrEqual(window.AsSByte(), Vector256.Create((sbyte)' ')).ExtractMostSignificantBits();
            var end = at + BitOperations.TrailingZeroCount(others);
            if (end >= text.Length) end = text.Length;
            else if (text[end] != ' ') end = ChunkRow.EndOfChunk(text, end);
            if (end > at) AddChunk(text, at, end, window, words);
            at = end < text.Length ? ChunkRow.EndOfSpace(text, end) : end;
        }
    }

    /// <summary>Takes the chunks of a block that certainly end in it, before what is not ASCII and with room for a window behind them.</summary>
    /// <param name="at">Where a chunk or white space starts.</param>
    /// <returns>The number of bytes taken.</returns>
    private int TakeBlock(ReadOnlySpan<byte> text, int at, Words words)
    {
        if (at + ByteBlock.Width + ChunkCache.MaxChunkBytes > text.Length) return 0;
        var block = new ByteBlock(text, at);
        var wide = block.Wide;
        var spaces = block.Between('\t', '\r') | block.Between(0x1C, ' ');
        var (starts, ends) = ByteBlock.Pieces(spaces);
        ends &= (wide & (0 - wide)) - 1;
        for (var others = ~block.Letters; ends != 0;)
        {
            var (start, end) = (ByteBlock.TakeFirst(ref starts), ByteBlock.TakeFirst(ref ends));
            others &= ulong.MaxValue << start;
            if (TakePlain(text, at + start, BitOperations.TrailingZeroCount(others) - start, end - start, words)) continue;
            var window = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)(at + start));
            AddChunk(text, at + start, at + end, window, words);
        }

        return BitOperations.TrailingZeroCount(starts);
    }

    /// <summary>Takes a chunk of ASCII letters alone, or one with one comma or full stop behind a small letter: no rule but the special cases and the one on
    /// that mark can apply.</summary>
    /// <param name="letters">Letters it starts with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TakePlain(ReadOnlySpan<byte> text, int start, int letters, int length, Words words)
    {
        if (letters < length - 1 || letters == 0) return false;
        var hash = WordHash.Of(text, start, letters);
        if (SpacySpecials.MayHold(hash)) return false;
        var end = start + letters;
        if (letters == length)
        {
            words.Add(start, end, letters, AsciiRun.Letters, hash);
            return true;
        }

        if (text[end] is not ((byte)',' or (byte)'.') || letters < 2 || !char.IsAsciiLetterLower((char)text[end - 1])) return false;
        if (SpacySpecials.MayHold(WordHash.Of(text, start, length))) return false;
        words.Add(start, end, letters, AsciiRun.Letters, hash);
        words.Add(end, end + 1, 1, CharacterTable.At(text, end, out _), WordHash.Of(text, end, 1));
        return true;
    }

    private void AddChunk(ReadOnlySpan<byte> text, int start, int end, Vector256<byte> window, Words words)
    {
        var length = end - start;
        if (length > ChunkCache.MaxChunkBytes)
        {
            Cut(text, start, end, words);
            return;
        }

        var key = ChunkCache.Key(window, length);
        var known = _cache.Find(key, length);
        if (known.IsEmpty)
        {
            var count = words.Count;
            Cut(text, start, end, words);
            if (!_splitter.HasMerged) _cache.Add(key, length, start, words.Items[count..], words.HashesFrom(count));
            return;
        }

        var room = words.Room(known.Length);
        foreach (ref readonly var piece in known) room.Add(start + piece.Start, start + piece.End, piece.CodePoints, piece.Classes, piece.Hash);
        words.Take(room);
    }

    private void Cut(ReadOnlySpan<byte> text, int start, int end, Words words)
    {
        var ends = _splitter.Split(text[start..end]);
        if (_splitter.HasMerged && ChunkRow.Find(text, new(start, end), _from, ref _row) is var chunk && _row.Count > 1)
            ends = _splitter.SplitAmong(text, _row.Items, chunk);
        var from = start;
        foreach (var to in ends)
        {
            words.AddHashed(text, from, start + to);
            from = start + to;
        }
    }
}
