using Curation.Storage;

namespace Curation.Shards;

/// <summary>A split of a data set as one stream of tokens over all its files. Thread-safe.</summary>
public sealed class ShardSet : IDisposable
{
    private readonly MegatronShard[] _shards;

    // where each file begins in the stream; one more for the end
    private readonly long[] _starts;

    private ShardSet(DatasetDescription description, string sha256, MegatronShard[] shards)
    {
        (Description, Sha256, _shards, _starts) = (description, sha256, shards, new long[shards.Length + 1]);
        for (var i = 0; i < shards.Length; i++) _starts[i + 1] = _starts[i] + shards[i].TokenCount;
    }

    public DatasetDescription Description { get; }

    /// <summary>Of <c>dataset.json</c>: names the data set.</summary>
    public string Sha256 { get; }

    /// <summary>The files in order, for who needs documents.</summary>
    public IReadOnlyList<MegatronShard> Shards => _shards;

    /// <summary>Tokens in all, end-of-text included.</summary>
    public long Count => _starts[^1];

    /// <param name="folder">That of <c>dataset.json</c>.</param>
    /// <exception cref="InvalidDataException">Description and files do not agree; one line.</exception>
    public static ShardSet Open(string folder, string split)
    {
        var place = Path.Combine(folder, DatasetDescription.FileName);
        var description = DatasetDescription.Load(place);
        if (!description.Splits.TryGetValue(split, out var files))
            throw new InvalidDataException($"{place}: no split {split}, expected one of {string.Join(", ", description.Splits.Keys)}");
        var shards = new List<MegatronShard>();
        try
        {
            foreach (var file in files.Files) shards.Add(Open(folder, file, place, description));
            var tokens = shards.Sum(shard => shard.TokenCount);
            if (tokens != files.Tokens) throw new InvalidDataException($"{place}: split {split} has {tokens} tokens, expected {files.Tokens}");
            return new ShardSet(description, FileDigest.Of(place).Sha256, [.. shards]);
        }
        catch
        {
            foreach (var shard in shards) shard.Dispose();
            throw;
        }
    }

    /// <summary>Fills <paramref name="destination"/> with the tokens from <paramref name="start"/> on, over the ends of files.</summary>
    public void Read(long start, Span<int> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count - destination.Length);
        var shard = Array.BinarySearch(_starts, start) is var found && found >= 0 ? found : ~found - 1;
        for (; !destination.IsEmpty; shard++)
        {
            var count = (int)Math.Min(destination.Length, _starts[shard + 1] - start);
            if (count > 0) _shards[shard].Read(start - _starts[shard], destination[..count]);
            destination = destination[count..];
            start += count;
        }
    }

    public void Dispose()
    {
        foreach (var shard in _shards) shard.Dispose();
    }

    private static MegatronShard Open(string folder, string file, string place, DatasetDescription description)
    {
        if (file is null || file != Path.GetFileName(file) || !file.EndsWith(".bin", StringComparison.Ordinal))
            throw new InvalidDataException($"{place}: file {file}, expected a name that ends in .bin");
        var shard = MegatronShard.Open(Path.Combine(folder, file[..^".bin".Length]));
        if (shard.Type.Name() == description.Dtype) return shard;
        shard.Dispose();
        throw new InvalidDataException($"{place}: {file} holds {shard.Type.Name()}, expected {description.Dtype}");
    }
}
