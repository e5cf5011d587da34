using System.Buffers;
using System.Text;

namespace Curation.Text;

/// <summary>Data-Juicer's words: pieces between spaces, tabs and newlines in lower case, special characters stripped off their ends;
/// those of which nothing is left are none. Source: ops/common/helper_func.py.</summary>
internal sealed class DataJuicerWords : ITextView<DataJuicerWords>
{
    private const int MaxStackBytes = 256;

    // A lower-case letter can take more bytes than its capital: U+023A takes two, U+2C65 three.
    private const int MaxGrowth = 2;

    private DataJuicerWords(ulong[] hashes) => Hashes = hashes;

    /// <summary>A 64-bit hash of each word, in order.</summary>
    public ulong[] Hashes { get; }

    public static DataJuicerWords Of(DocumentText text)
    {
        var hashes = default(PooledList<ulong>);
        for (var rest = text.Utf8; !rest.IsEmpty;)
        {
            var end = rest.IndexOfAny((byte)' ', (byte)'\n', (byte)'\t');
            var word = Strip(end < 0 ? rest : rest[..end]);
            if (!word.IsEmpty) hashes.Add(HashOf(word));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        var made = hashes.Items.ToArray();
        hashes.Dispose();
        return new DataJuicerWords(made);
    }

    /// <summary>The hash of a word of a list.</summary>
    public static ulong HashOf(string word) => HashOf(Encoding.UTF8.GetBytes(word));

    private static ulong HashOf(ReadOnlySpan<byte> word)
    {
        if (word.Length > sizeof(ulong)) return HashOfLong(word);
        var bytes = WordHash.LoadShort(word, 0, word.Length);
        return (bytes & NormalizedWords.HighBits) == 0 ? WordHash.OfShort(NormalizedWords.ToLower(bytes), word.Length) : HashOfLong(word);
    }

    private static ulong HashOfLong(ReadOnlySpan<byte> word)
    {
        byte[]? rented = null;
        var buffer = word.Length * MaxGrowth <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(word.Length * MaxGrowth);
        if (Ascii.ToLower(word, buffer, out var length) != OperationStatus.Done)
        {
            length = 0;
            for (var at = 0; at < word.Length;)
                length += Rune.ToLowerInvariant(new Rune(CodePoints.Decode(word, at, out at))).EncodeToUtf8(buffer[length..]);
        }

        var hash = WordHash.Of(buffer[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    private static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> word)
    {
        while (!word.IsEmpty && DataJuicerCharacters.IsSpecial(CodePoints.Decode(word, 0, out var next))) word = word[next..];
        while (!word.IsEmpty && CodePoints.LastStart(word) is var last && DataJuicerCharacters.IsSpecial(CodePoints.Decode(word, last, out _)))
            word = word[..last];
        return word;
    }
}
