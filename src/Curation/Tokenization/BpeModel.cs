using System.Collections.Frozen;

namespace Curation.Tokenization;

/// <summary>What a byte-level BPE file defines: the bytes of every id, which pairs merge in which order, and how text is cut before.</summary>
internal sealed class BpeModel
{
    private readonly FrozenDictionary<byte[], int> _ids;
    private readonly FrozenDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;

    /// <param name="tokens">By id; empty for special tokens and ids that are not used.</param>
    public BpeModel(byte[][] tokens)
    {
        Tokens = tokens;
        _ids = tokens.Select((token, id) => KeyValuePair.Create(token, id)).Where(pair => pair.Key.Length > 0)
            .DistinctBy(pair => pair.Key, ByteComparer.Instance).ToFrozenDictionary(ByteComparer.Instance);
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var i = 0; i < ByteIds.Length; i++)
        {
            ByteIds[i] = Find([(byte)i]) is { } id ? id : throw new FormatException($"no token for byte {i}, expected all 256");
        }
    }

    public byte[][] Tokens { get; }

    public int[] ByteIds { get; } = new int[256];

    public required SplitPattern Pattern { get; init; }

    /// <summary>A piece that is a token is not cut up: tiktoken, and HF's <c>ignore_merges</c>.</summary>
    public required bool WholePieces { get; init; }

    public required IReadOnlyDictionary<string, int> Specials { get; init; }

    public required int EndOfText { get; init; }

    /// <summary>Pair → rank; the smallest rank merges first.</summary>
    public required PairTable Ranks { get; init; }

    /// <summary>Rank → the id that the pair becomes.</summary>
    public required int[] Products { get; init; }

    /// <summary>The pairs by rank; null where any two tokens merge whose bytes together are a token.</summary>
    public (int Left, int Right)[]? Merges { get; init; }

    public int? Find(ReadOnlySpan<byte> token) => _bySpan.TryGetValue(token, out var id) ? id : null;
}
