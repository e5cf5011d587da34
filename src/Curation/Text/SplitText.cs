using Curation.Text.Spacy;

namespace Curation.Text;

/// <summary>A text under one splitter: its words and what follows from them, each made once.</summary>
internal sealed class SplitText(ReadOnlyMemory<byte> utf8, WordSplitter splitter) : IDisposable
{
    private static readonly int _gopherDialects = Enum.GetValues<GopherDialect>().Length;

    private readonly NGramStatistics?[] _nGrams = new NGramStatistics?[_gopherDialects];
    private Words? _words;
    private WordStatistics? _statistics;
    private FurtherWordStatistics? _further;
    private PooledList<ulong>? _normalized, _spaceless;
    private bool _looksSpaceless = true;
    private PooledList<ByteRange>? _sentences;

    /// <summary>Takes words that are known already; none where there are some.</summary>
    public void TakeWords(Func<Words> known) => _words ??= known();

    /// <summary>Whether its words are known by now.</summary>
    public bool HasWords => _words is not null;

    public Words Words => _words ??= Words.Of(utf8, splitter);

    public WordStatistics Statistics => _statistics ??= WordStatistics.Of(Words);

    /// <summary>What only some dialects ask for.</summary>
    public FurtherWordStatistics Further => _further ??= FurtherWordStatistics.Of(utf8.Span, Words);

    public NGramStatistics NGrams(GopherDialect dialect) => _nGrams[(int)dialect] ??= NGramStatistics.Of(Words, dialect);

    /// <summary>A hash of every word that is no punctuation mark, in lower case and with digits as <c>0</c>; in order.</summary>
    public ReadOnlySpan<ulong> NormalizedWordHashes => (_normalized ??= NormalizedWords.Hash(utf8.Span, Words)).Items;

    /// <summary>The same, but characters where a script puts no spaces between words: what shingles are made of.</summary>
    public ReadOnlySpan<ulong> ShingleWordHashes
    {
        get
        {
            if (_looksSpaceless) (_looksSpaceless, _spaceless) = (false, NormalizedWords.HashSpaceless(utf8.Span, Words));
            return _spaceless is { } characters ? characters.Items : NormalizedWordHashes;
        }
    }

    /// <summary>The sentences, stripped. Line ends do not end one.</summary>
    public ReadOnlySpan<ByteRange> Sentences => (_sentences ??= SplitSentences(linesEndSentences: false)).Items;

    /// <summary>The sentences, cut at line ends too if asked for. The caller disposes them.</summary>
    public PooledList<ByteRange> SplitSentences(bool linesEndSentences) => splitter == WordSplitter.SpacyEn
        ? SpacySentences.Split(utf8.Span, Words, linesEndSentences) : SentenceSplitter.Split(utf8.Span, Words, linesEndSentences);

    public void Dispose()
    {
        _words?.Dispose();
        _normalized?.Dispose();
        _spaceless?.Dispose();
        _sentences?.Dispose();
        (_words, _normalized, _spaceless, _sentences) = (null, null, null, null);
        _looksSpaceless = true;
    }
}
