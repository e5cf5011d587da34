using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    // the first bytes in UTF-8 of those scripts, and of others
    private static readonly SearchValues<byte> _spacelessLeads = SearchValues.Create([0xE0, 0xE1]);

    public static PooledList<ulong> Hash(ReadOnlySpan<byte> text, Words words)
    {
        var (list, normal) = (default(PooledList<ulong>), default(PooledList<byte>));
        var hashes = list.Resize(words.Count);
        var bytes = normal.Resize(text.Length);
        NormalizeAscii(text, bytes);
        var count = 0;
        foreach (ref readonly var word in words.Items)
        {
            // Without a branch: the hash of a mark is overwritten.
            var isAscii = word.CodePoints == word.Length;
            hashes[count] = isAscii ? WordHash.Of(bytes, word.Start, word.Length) : HashOf(text.Slice(word.Start, word.Length));
            count += (word.Classes & CharacterClass.Plain) != 0 ? 1 : 0;
        }

        normal.Dispose();
        list.Resize(count);
        return list;
    }

    /// <summary>The same for shingles: words of scripts that put no spaces between them (Thai, Lao, Myanmar, Khmer) fall into characters, each with the marks
    /// that belong to it, as ideographs do.</summary>
    /// <returns>Null where the text has none, and so the same.</returns>
    public static PooledList<ulong>? HashSpaceless(ReadOnlySpan<byte> text, Words words)
    {
        if (text.IndexOfAny(_spacelessLeads) < 0) return null;
        var (hashes, found) = (default(PooledList<ulong>), false);
        foreach (ref readonly var word in words.Items)
        {
            if ((word.Classes & CharacterClass.Plain) == 0) continue;
            if (text.Slice(word.Start, word.Length).IndexOfAny(_spacelessLeads) < 0) hashes.Add(HashOf(text.Slice(word.Start, word.Length)));
            else found |= HashCharacters(text[..word.End], word.Start, ref hashes);
        }

        if (found) return hashes;
        hashes.Dispose();
        return null;
    }

    /// <summary>Adds what a word falls into: runs of other scripts stay whole.</summary>
    private static bool HashCharacters(ReadOnlySpan<byte> text, int start, ref PooledList<ulong> hashes)
    {
        var (found, wasSpaceless) = (false, false);
        for (var at = start; at < text.Length;)
        {
            var begin = at;
            var codePoint = CodePoints.Decode(text, at, out at);
            if ((CharacterTable.Of(codePoint) & CharacterClass.Mark) != 0) continue;
            var isSpaceless = IsSpaceless(codePoint);
            if (begin > start && (isSpaceless || wasSpaceless))
            {
                hashes.Add(HashOf(text[start..begin]));
                start = begin;
            }

            (wasSpaceless, found) = (isSpaceless, found | isSpaceless);
        }

        hashes.Add(HashOf(text[start..]));
        return found;
    }

    /// <summary>Whether a code point is of a script that puts no spaces between words: Thai, Lao, Myanmar, Khmer; digits are
    /// numbers there as elsewhere.</summary>
    public static bool IsSpaceless(int codePoint) =>
        codePoint is (>= 0x0E00 and < 0x0F00) or (>= 0x1000 and < 0x10A0) or (>= 0x1780 and < 0x1800)
        && (CharacterTable.Of(codePoint) & CharacterClass.Digit) == 0;

    /// <summary>Eight ASCII bytes in lower case, at once: adding what lacks to 128 sets the high bit of a byte that is large enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToLower(ulong ascii) => ascii | ((ascii + (0x80 - 'A') * Ones ^ ascii + (0x80 - 'Z' - 1) * Ones) & HighBits) >> 2;

    /// <summary>Copies a text, ASCII in lower case and with digits as <c>0</c>.</summary>
    private static void NormalizeAscii(ReadOnlySpan<byte> text, Span<byte> normal)
    {
        var at = 0;
        for (; at <= text.Length - Vector512<byte>.Count; at += Vector512<byte>.Count)
        {
            var bytes = Vector512.Create(text[at..]);
            var capitals = Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'A'), Vector512.Create((byte)('Z' - 'A')));
            var digits = Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'0'), Vector512.Create((byte)9));
            Vector512.AndNot(bytes | capitals & Vector512.Create((byte)0x20), digits & Vector512.Create((byte)0x0F)).CopyTo(normal[at..]);
        }

        for (; at < text.Length; at++) normal[at] = Normalize(text[at]);
    }

    private static byte Normalize(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => (byte)(b | 0x20),
        >= (byte)'0' and <= (byte)'9' => (byte)'0',
        _ => b,
    };

    private static ulong HashOf(ReadOnlySpan<byte> word)
    {
        byte[]? rented = null;
        Span<byte> buffer = word.Length * MaxGrowth <= MaxStackBytes
            ? stackalloc byte[MaxStackBytes]
            : rented = ArrayPool<byte>.Shared.Rent(word.Length * MaxGrowth);
        var length = 0;
        for (var at = 0; at < word.Length;)
        {
            var codePoint = CodePoints.Decode(word, at, out at);
            if (codePoint < 0x80) buffer[length++] = Normalize((byte)codePoint);
            else if ((CharacterTable.Of(codePoint) & CharacterClass.Digit) != 0) buffer[length++] = (byte)'0';
            else length += Rune.ToLowerInvariant(new Rune(codePoint)).EncodeToUtf8(buffer[length..]);
        }

        var hash = WordHash.Of(buffer[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
