using System.Text;

namespace Curation.Text.Spacy;

/// <summary>Chunks that are cut as a list says, whatever the rules would do.</summary>
internal static class SpacySpecials
{
    private static readonly Dictionary<ulong, Special> _all = [];
    private static readonly int _longest;

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
            _longest = Math.Max(_longest, bytes.Length);
            if (ruled.Length > MostPieces) MostPieces = ruled.Length;
        }
    }

    /// <summary>The most pieces that the rules would cut a special case into.</summary>
    public static int MostPieces { get; }

    public static Special? Find(ReadOnlySpan<byte> text) =>
        text.Length > 0 && text.Length <= _longest && _all.GetValueOrDefault(WordHash.Of(text)) is { } found && text.SequenceEqual(found.Text) ? found : null;
}

/// <summary>A special case: where its pieces end, and where those end that the rules would make of it; null where no rule touches it.</summary>
internal sealed record Special(byte[] Text, int[] Ends, int[]? RuledEnds);
