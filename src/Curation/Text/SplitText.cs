namespace Curation.Text;

/// <summary>A text under one splitter: its words and the statistics over them, each made once.</summary>
internal sealed class SplitText(ReadOnlyMemory<byte> utf8, WordSplitter splitter) : IDisposable
{
    private Words? _words;
    private WordStatistics? _statistics;
    private NGramStatistics? _nGrams;

    public Words Words => _words ??= Words.Of(utf8, splitter);

    public WordStatistics Statistics => _statistics ??= WordStatistics.Of(Words);

    public NGramStatistics NGrams => _nGrams ??= NGramStatistics.Of(Words);

    public void Dispose()
    {
        _words?.Dispose();
        _words = null;
    }
}
