namespace Curation.Text;

/// <summary>The words of a text under one splitter, punctuation marks included: where each starts and ends, what it is made of, and its hash.</summary>
internal sealed class Words : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;
    private PooledList<int> _starts, _ends, _codePointsBefore;
    private PooledList<CharacterClass> _classes;
    private PooledList<ulong> _hashes;
    private int _codePoints;

    private Words(ReadOnlyMemory<byte> text) => _text = text;

    public int Count => _starts.Count;

    /// <summary>Code points of all words together.</summary>
    public int CodePoints => _codePoints;

    /// <summary>Byte offsets of the first byte of each word, and of the first behind it.</summary>
    public ReadOnlySpan<int> Starts => _starts.Items;

    public ReadOnlySpan<int> Ends => _ends.Items;

    /// <summary>Code points of all earlier words; one entry more than words, so that differences are lengths of runs of words.</summary>
    public ReadOnlySpan<int> CodePointsBefore => _codePointsBefore.Items;

    /// <summary>The classes of all code points of each word together.</summary>
    public ReadOnlySpan<CharacterClass> Classes => _classes.Items;

    /// <summary>A 64-bit hash of the bytes of each word.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.Count == Count ? _hashes.Items : Hash();

    public static Words Of(ReadOnlyMemory<byte> text, WordSplitter splitter)
    {
        var words = new Words(text);
        words._codePointsBefore.Add(0);
        switch (splitter)
        {
            case WordSplitter.Uax29:
                Uax29Splitter.Split(text.Span, words);
                break;
            case WordSplitter.Whitespace:
                WhitespaceSplitter.Split(text.Span, words);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(splitter), splitter, "not a splitter");
        }

        return words;
    }

    public void Add(int start, int end, int codePoints, CharacterClass classes)
    {
        _starts.Add(start);
        _ends.Add(end);
        _codePointsBefore.Add(_codePoints += codePoints);
        _classes.Add(classes);
    }

    public void Dispose()
    {
        _starts.Dispose();
        _ends.Dispose();
        _codePointsBefore.Dispose();
        _classes.Dispose();
        _hashes.Dispose();
    }

    private ReadOnlySpan<ulong> Hash()
    {
        var text = _text.Span;
        var starts = Starts;
        var ends = Ends;
        var hashes = _hashes.Resize(Count);
        for (var i = 0; i < hashes.Length; i++) hashes[i] = WordHash.Of(text, starts[i], ends[i] - starts[i]);
        return hashes;
    }
}
