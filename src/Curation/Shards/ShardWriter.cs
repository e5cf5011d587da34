using System.Globalization;

namespace Curation.Shards;

/// <summary>Writes one split as <c>train-00000</c>, <c>train-00001</c>, … in the order in which documents are added; a document is never cut.</summary>
public sealed class ShardWriter : IDisposable
{
    private readonly string _folder, _split;
    private readonly int _vocabulary, _endOfText;
    private readonly long _tokensPerShard;
    private readonly List<string> _files = [];
    private MegatronShardWriter? _shard;
    private long _documents, _tokens;

    /// <param name="tokensPerShard">At most, end-of-text included; a longer document has a file of its own.</param>
    public ShardWriter(string folder, string split, int vocabulary, int endOfText, long tokensPerShard)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tokensPerShard, 1);
        (_folder, _split, _vocabulary, _endOfText, _tokensPerShard) = (folder, split, vocabulary, endOfText, tokensPerShard);
    }

    /// <param name="ids">Of one document, without end-of-text.</param>
    public void Add(ReadOnlySpan<int> ids)
    {
        if (_shard is not null && _shard.Tokens + ids.Length + 1 > _tokensPerShard) Close();
        _shard ??= new MegatronShardWriter(Path.Combine(_folder, Name(_files.Count)), _vocabulary, _endOfText);
        _shard.Add(ids);
    }

    /// <summary>Publishes the last file and tells what the split is.</summary>
    public SplitDescription Finish()
    {
        if (_shard is not null) Close();
        return new(_documents, _tokens, _files);
    }

    public void Dispose() => _shard?.Dispose();

    private void Close()
    {
        using var shard = _shard!;
        shard.Finish();
        _files.Add(Name(_files.Count) + ".bin");
        _documents += shard.Documents;
        _tokens += shard.Tokens;
        _shard = null;
    }

    private string Name(int shard) => string.Create(CultureInfo.InvariantCulture, $"{_split}-{shard:D5}");
}
