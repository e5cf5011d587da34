namespace Curation.Text;

/// <summary>A text under one splitter: its words and what follows from them, each made once.</summary>
internal sealed class SplitText(ReadOnlyMemory<byte> utf8, WordSplitter splitter) : IDisposable
{
    private Words? _words;
    private WordStatistics? _statistics;
    private NGramStatistics? _nGrams;
    private PooledList<ulong>? _normalized;
    private PooledList<ByteRange>? _sentences;

    /// <summary>Takes words that are known already; none where there are some.</summary>
    public void TakeWords(Func<Words> known) => _words ??= known();

    public Words Words => _words ??= Words.Of(utf8, splitter);

    public WordStatistics Statistics => _statistics ??= WordStatistics.Of(Words);

    public NGramStatistics NGrams => _nGrams ??= NGramStatistics.Of(Words);

    /// <summary>A hash of every word that is no punctuation mark, in lower case and with digits as <c>0</c>; in order.</summary>
    public ReadOnlySpan<ulong> NormalizedWordHashes => (_normalized ??= NormalizedWords.Hash(utf8.Span, Words)).Items;

    /// <summary>The sentences, stripped. Line ends do not end one.</summary>
    public ReadOnlySpan<ByteRange> Sentences => (_sentences ??= SentenceSplitter.Split(utf8.Span, Words, linesEndSentences: false)).Items;

    public void Dispose()
    {
        _words?.Dispose();
        _normalized?.Dispose();
        _sentences?.Dispose();
        (_words, _normalized, _sentences) = (null, null, null);
    }
}
