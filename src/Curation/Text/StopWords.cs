namespace Curation.Text;

/// <summary>Gopher's eight English stop words: the, be, to, of, and, that, have, with. Rae et al. 2021, appendix A.1.1.</summary>
internal static class StopWords
{
    public const int LongestBytes = 4;

    private static readonly ulong[] _hashes =
    [
        WordHash.Of("the"u8), WordHash.Of("be"u8), WordHash.Of("to"u8), WordHash.Of("of"u8),
        WordHash.Of("and"u8), WordHash.Of("that"u8), WordHash.Of("have"u8), WordHash.Of("with"u8),
    ];

    /// <summary>Which of them has the hash; −1 where none has.</summary>
    public static int IndexOf(ulong hash) => _hashes.AsSpan().IndexOf(hash);
}
