using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Curation.Text;

/// <summary>Data-Juicer's words: pieces between spaces, tabs and newlines in lower case, special characters stripped off their ends;
/// those of which nothing is left are none. Source: ops/common/helper_func.py.</summary>
internal sealed class DataJuicerWords : ITextView<DataJuicerWords>
{
    private const int MaxStackBytes = 256;

    private DataJuicerWords(ulong[] hashes) => Hashes = hashes;

    /// <summary>A 64-bit hash of each word, in order.</summary>
    public ulong[] Hashes { get; }

    public static DataJuicerWords Of(DocumentText text)
    {
        var hashes = default(PooledList<ulong>);
        var utf8 = text.Utf8;
        for (var at = 0; at < utf8.Length;)
        {
            var taken = TakeBlock(utf8, at, ref hashes);
            at = taken > 0 ? at + taken : TakeWord(utf8, at, ref hashes);
        }

        var made = hashes.Items.ToArray();
        hashes.Dispose();
        return new DataJuicerWords(made);
    }

    /// <summary>Takes the pieces that end in a block; gives the number of bytes taken.</summary>
    private static int TakeBlock(ReadOnlySpan<byte> text, int at, ref PooledList<ulong> hashes)
    {
        var block = new ByteBlock(text, at);
        var spaces = block.Between(' ', ' ') | block.Between('\t', '\n');
        var (starts, ends) = ByteBlock.Pieces(spaces);
        for (var others = ~block.Letters; ends != 0;)
        {
            var (start, end) = (ByteBlock.TakeFirst(ref starts), ByteBlock.TakeFirst(ref ends));
            others &= ulong.MaxValue << start;
            if (BitOperations.TrailingZeroCount(others) >= end) hashes.Add(HashOf(text, at + start, end - start));
            else Add(text, at + start, at + end, ref hashes);
        }

        return BitOperations.TrailingZeroCount(starts | ~block.Inside);
    }

    private static int TakeWord(ReadOnlySpan<byte> text, int start, ref PooledList<ulong> hashes)
    {
        var length = text[start..].IndexOfAny(" \n\t"u8);
        var end = length < 0 ? text.Length : start + length;
        Add(text, start, end, ref hashes);
        return end;
    }

    /// <summary>Adds what is left of a piece without special characters at its ends.</summary>
    private static void Add(ReadOnlySpan<byte> text, int start, int end, ref PooledList<ulong> hashes)
    {
        var length = Strip(text, ref start, end);
        if (length > 0) hashes.Add(HashOf(text, start, length));
    }

    /// <summary>The hash of a word of a list.</summary>
    public static ulong HashOf(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        return HashOf(utf8, 0, utf8.Length);
    }

    private static ulong HashOf(ReadOnlySpan<byte> text, int start, int length)
    {
        if (length > 2 * sizeof(ulong)) return HashOfLong(text.Slice(start, length));
        if (length <= sizeof(ulong))
        {
            var bytes = WordHash.LoadShort(text, start, length);
            return (bytes & NormalizedWords.HighBits) == 0 ? WordHash.OfShort(NormalizedWords.ToLower(bytes), length) : HashOfLong(text.Slice(start, length));
        }

        var first = BinaryPrimitives.ReadUInt64LittleEndian(text[start..]);
        var last = BinaryPrimitives.ReadUInt64LittleEndian(text[(start + length - sizeof(ulong))..]);
        return ((first | last) & NormalizedWords.HighBits) == 0
            ? WordHash.OfTwo(NormalizedWords.ToLower(first), NormalizedWords.ToLower(last), length) : HashOfLong(text.Slice(start, length));
    }

    private static ulong HashOfLong(ReadOnlySpan<byte> word)
    {
        byte[]? rented = null;
        var most = LowerCase.MostBytes(word.Length);
        var buffer = most <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(most);
        var hash = WordHash.Of(buffer[..LowerCase.Write(word, buffer)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>Moves the start behind special characters; gives how long the word is without those at its end.</summary>
    private static int Strip(ReadOnlySpan<byte> text, ref int start, int end)
    {
        while (start < end && DataJuicerCharacters.IsSpecial(CodePoints.Decode(text, start, out var next))) start = next;
        while (start < end && CodePoints.LastStart(text[..end]) is var last && DataJuicerCharacters.IsSpecial(CodePoints.Decode(text, last, out _))) end = last;
        return end - start;
    }
}
