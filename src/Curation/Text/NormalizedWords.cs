using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Curation.Text;

/// <summary>Hashes of words in lower case with every digit as <c>0</c>, punctuation marks left out: what near-duplicates are compared by.</summary>
internal static class NormalizedWords
{
    /// <summary>The bits that no byte of ASCII has.</summary>
    public const ulong HighBits = 0x8080808080808080;

    private const ulong Ones = 0x0101010101010101;
    private const int MaxStackBytes = 256;

    // A lower-case letter can take more bytes than its capital: U+023A takes two, U+2C65 three.
    private const int MaxGrowth = 2;

    public static PooledList<ulong> Hash(ReadOnlySpan<byte> text, Words words)
    {
        var list = default(PooledList<ulong>);
        var hashes = list.Resize(words.Count);
        var count = 0;
        foreach (ref readonly var word in words.Items)
        {
            // Without a branch: the hash of a mark is overwritten.
            hashes[count] = HashOf(text, word.Start, word.Length);
            count += (word.Classes & CharacterClass.Plain) != 0 ? 1 : 0;
        }

        list.Resize(count);
        return list;
    }

    /// <summary>Eight ASCII bytes in lower case, at once: adding what lacks to 128 sets the high bit of a byte that is large enough.</summary>
    public static ulong ToLower(ulong ascii) => ascii | ((ascii + (0x80 - 'A') * Ones ^ ascii + (0x80 - 'Z' - 1) * Ones) & HighBits) >> 2;

    private static ulong HashOf(ReadOnlySpan<byte> text, int start, int length)
    {
        if (length > sizeof(ulong)) return HashOfMany(text.Slice(start, length));
        var bytes = WordHash.LoadShort(text, start, length);
        return (bytes & HighBits) == 0 ? WordHash.OfShort(Normalize(bytes), length) : HashOfLong(text.Slice(start, length));
    }

    private static ulong Normalize(ulong ascii)
    {
        var digits = (ascii + (0x80 - '0') * Ones ^ ascii + (0x80 - '9' - 1) * Ones) & HighBits;
        return ToLower(ascii) & ~((digits >> 7) * 0x0F);
    }

    private static ulong HashOfMany(ReadOnlySpan<byte> word)
    {
        if (word.Length > 2 * sizeof(ulong)) return HashOfLong(word);
        var first = BinaryPrimitives.ReadUInt64LittleEndian(word);
        var last = BinaryPrimitives.ReadUInt64LittleEndian(word[^sizeof(ulong)..]);
        return ((first | last) & HighBits) == 0 ? WordHash.OfTwo(Normalize(first), Normalize(last), word.Length) : HashOfLong(word);
    }

    private static ulong HashOfLong(ReadOnlySpan<byte> word)
    {
        byte[]? rented = null;
        Span<byte> buffer = word.Length * MaxGrowth <= MaxStackBytes
            ? stackalloc byte[MaxStackBytes]
            : rented = ArrayPool<byte>.Shared.Rent(word.Length * MaxGrowth);
        var length = 0;
        for (var at = 0; at < word.Length;)
        {
            var codePoint = CodePoints.Decode(word, at, out at);
            if (codePoint < 0x80) buffer[length++] = (byte)Normalize((ulong)codePoint);
            else if ((CharacterTable.Of(codePoint) & CharacterClass.Digit) != 0) buffer[length++] = (byte)'0';
            else length += Rune.ToLowerInvariant(new Rune(codePoint)).EncodeToUtf8(buffer[length..]);
        }

        var hash = WordHash.Of(buffer[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
