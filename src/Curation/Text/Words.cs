using System.Runtime.CompilerServices;
using Curation.Text.Spacy;

namespace Curation.Text;

/// <summary>The words of a text under one splitter, punctuation marks included, and their hashes.</summary>
internal sealed class Words : IDisposable
{
    // English text has 4.8 bytes to a word or mark, with the white space between them.
    private const int BytesPerWord = 4;

    private readonly ReadOnlyMemory<byte> _text;
    private PooledList<Word> _items;
    private PooledList<ulong> _hashes;
    private int _codePoints;

    private Words(ReadOnlyMemory<byte> text) => _text = text;

    public int Count => _items.Count;

    /// <summary>Code points of all words.</summary>
    public int CodePoints => _codePoints;

    public ReadOnlySpan<byte> Text => _text.Span;

    public ReadOnlySpan<Word> Items => _items.Items;

    /// <summary>A 64-bit hash of the bytes of each word.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.Count == Count ? _hashes.Items : Hash();

    /// <summary>No words yet, for one who knows them.</summary>
    public static Words None(ReadOnlyMemory<byte> text) => new(text);

    public static Words Of(ReadOnlyMemory<byte> text, WordSplitter splitter)
    {
        var words = None(text);
        words.Reserve(text.Length / BytesPerWord);
        words.Split(splitter, 0, text.Length);
        return words;
    }

    public void Reserve(int count)
    {
        _items.Reserve(count);
        _hashes.Reserve(count);
    }

    /// <summary>Adds the words of a piece of the text, cut as if it stood alone.</summary>
    public void Split(WordSplitter splitter, int start, int end)
    {
        var text = _text.Span[..end];
        switch (splitter)
        {
            case WordSplitter.SpacyEn:
                SpacySplitter.Split(text, start, this);
                break;
            case WordSplitter.Simple:
                SimpleSplitter.Split(text, start, this);
                break;
            case WordSplitter.Uax29 or WordSplitter.Uax29Words:
                Uax29Splitter.Split(text, start, this, alphanumeric: splitter == WordSplitter.Uax29Words);
                break;
            case WordSplitter.Whitespace:
                WhitespaceSplitter.Split(text, start, this);
                break;
            case WordSplitter.Fasttext:
                FasttextSplitter.Split(text, start, this);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(splitter), splitter, "not a splitter");
        }
    }

    /// <summary>Adds a word whose code points are not looked at yet.</summary>
    public void Add(ReadOnlySpan<byte> text, int start, int end)
    {
        var (count, classes) = (0, CharacterClass.None);
        for (var at = start; at < end; count++) classes |= CharacterTable.At(text, at, out at);
        Add(start, end, count, classes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int start, int end, int codePoints, CharacterClass classes)
    {
        _items.Add(new(start, end, _codePoints, codePoints, classes));
        _codePoints += codePoints;
    }

    /// <summary>Adds a word whose hash is known. Either all words of a text come with their hashes, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int start, int end, int codePoints, CharacterClass classes, ulong hash)
    {
        Add(start, end, codePoints, classes);
        _hashes.Add(hash);
    }

    /// <summary>Room for so many words behind those there are; it is taken before any other is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WordRoom Room(int most) => new(_items.Extend(most), _hashes.Extend(most), _codePoints);

    /// <summary>Takes the words that were written into the room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(in WordRoom room)
    {
        _items.Drop(room.Left);
        _hashes.Drop(room.Left);
        _codePoints = room.CodePoints;
    }

    /// <summary>Adds a word and its hash.</summary>
    public void AddHashed(ReadOnlySpan<byte> text, int start, int end)
    {
        Add(text, start, end);
        _hashes.Add(WordHash.Of(text, start, end - start));
    }

    /// <summary>Adds words of another text that stand here too, so many bytes further on.</summary>
    public void Move(Words other, int first, int end, int bytes)
    {
        if (first == end) return;
        var from = other.Items[first..end];
        var to = _items.Extend(from.Length);
        var codePoints = _codePoints - from[0].CodePointsBefore;
        for (var i = 0; i < to.Length; i++)
        {
            ref readonly var word = ref from[i];
            to[i] = new(word.Start + bytes, word.End + bytes, word.CodePointsBefore + codePoints, word.CodePoints, word.Classes);
        }

        other.Hashes[first..end].CopyTo(_hashes.Extend(from.Length));
        _codePoints = to[^1].CodePointsBefore + to[^1].CodePoints;
    }

    public ReadOnlySpan<ulong> HashesFrom(int word) => _hashes.Items[word..];

    public void Dispose()
    {
        _items.Dispose();
        _hashes.Dispose();
    }

    private ReadOnlySpan<ulong> Hash()
    {
        var text = _text.Span;
        var words = Items;
        var hashes = _hashes.Resize(words.Length);
        for (var i = 0; i < hashes.Length; i++) hashes[i] = WordHash.Of(text, words[i].Start, words[i].Length);
        return hashes;
    }
}

/// <summary>A word: where it starts and ends in bytes, the code points of all words before it and its own, and the classes of all of them together.</summary>
internal readonly record struct Word(int Start, int End, int CodePointsBefore, int CodePoints, CharacterClass Classes)
{
    public int Length => End - Start;
}
