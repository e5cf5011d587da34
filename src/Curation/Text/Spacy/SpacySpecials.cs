using System.Text;

namespace Curation.Text.Spacy;

/// <summary>Chunks that are cut as a list says, whatever the rules would do.</summary>
internal static class SpacySpecials
{
    private static readonly Dictionary<ulong, Special> _all = [];

    // By the first bits of the hash: whether a special case may have it.
    private const int FilterBits = 14;

    private static readonly bool[] _mayHold = new bool[1 << FilterBits];

    // For each first byte, a bit for every length that a special case has with it.
    private static readonly ulong[] _lengths = new ulong[256];

    // By the byte that ends a piece, as the rules would cut a special case, and the one that starts the next.
    private static readonly bool[] _joints = new bool[256 * 256];

    static SpacySpecials()
    {
        var splitter = new ChunkSplitter();
        foreach (var (text, pieces) in EnglishSpecials.All)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var ends = new int[pieces.Length];
            for (var i = 0; i < ends.Length; i++) ends[i] = (i == 0 ? 0 : ends[i - 1]) + Encoding.UTF8.GetByteCount(pieces[i]);
            var ruled = splitter.SplitByRules(bytes).ToArray();
            _all[WordHash.Of(bytes)] = new(bytes, ends, ChunkSplitter.HasAffix(bytes) ? ruled : null);
            _mayHold[WordHash.Of(bytes) >> (64 - FilterBits)] = true;
            _lengths[bytes[0]] |= 1ul << bytes.Length;
            if (ruled.Length > MostPieces) MostPieces = ruled.Length;
            foreach (var end in ruled[..^1]) _joints[bytes[end - 1] << 8 | bytes[end]] = true;
        }
    }

    /// <summary>The most pieces that the rules would cut a special case into.</summary>
    public static int MostPieces { get; }

    /// <summary>False only where no special case has the hash.</summary>
    public static bool MayHold(ulong hash) => _mayHold[hash >> (64 - FilterBits)];

    /// <summary>False only where no special case would be cut by the rules between these two bytes.</summary>
    public static bool MayJoin(byte before, byte behind) => _joints[before << 8 | behind];

    public static Special? Find(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or >= 64 || (_lengths[text[0]] >> text.Length & 1) == 0) return null;
        var hash = WordHash.Of(text);
        return MayHold(hash) && _all.GetValueOrDefault(hash) is { } found && text.SequenceEqual(found.Text) ? found : null;
    }
}

/// <summary>A special case: where its pieces end, and where those end that the rules would make of it; null where no rule touches it.</summary>
internal sealed record Special(byte[] Text, int[] Ends, int[]? RuledEnds);
