using System.Numerics;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Hashes of the words that the blocks of a page begin with. Words of scripts without spaces are pairs of characters.</summary>
internal sealed class BlockWords
{
    public const int MostWords = 24;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private uint[] _words = new uint[512 * MostWords];
    private int[] _counts = new int[512];

    /// <summary>Letters in lower case and bytes of other scripts; 0 for what stands between words.</summary>
    private static readonly byte[] _letters =
        [.. Enumerable.Range(0, 256).Select(b => b >= 0x80 ? (byte)b : char.IsAsciiLetter((char)b) ? (byte)(b | 0x20) : (byte)0)];

    /// <summary>How many blocks were read.</summary>
    public int Count { get; private set; }

    /// <summary>The words of a block; none is 0.</summary>
    public ReadOnlySpan<uint> this[int block] => _words.AsSpan(block * MostWords, _counts[block]);

    public void Read(PageTree tree, ReadOnlySpan<TextBlock> blocks)
    {
        Count = blocks.Length;
        if (_counts.Length < Count) (_counts, _words) = (new int[2 * Count], new uint[2 * Count * MostWords]);
        for (var i = 0; i < Count; i++) _counts[i] = Read(tree, blocks[i], _words.AsSpan(i * MostWords, MostWords));
    }

    private static int Read(PageTree tree, in TextBlock block, Span<uint> words)
    {
        var count = 0;
        for (var i = block.First; i <= block.Last && count < words.Length; i++)
        {
            if (tree[i].Tag == Tag.Text) count += Read(tree.TextOf(tree[i]), words[count..]);
        }

        return count;
    }

    private static int Read(ReadOnlySpan<byte> text, Span<uint> words)
    {
        const uint prime = 16777619;
        ReadOnlySpan<byte> letters = _letters;
        var (count, hash, previous, i) = (0, 0ul, 0u, 0);
        while (count < words.Length)
        {
            byte letter = 0;
            for (; i < text.Length; i++)
            {
                letter = letters[text[i]];
                if (letter - 1u >= 0xDF) break;
                hash = BitOperations.RotateLeft(hash, 7) + letter;
            }

            if (i == text.Length || letter == 0)
            {
                if (hash != 0) words[count++] = Math.Max(1, (uint)((hash * Multiplier) >> 32));
                (hash, previous) = (0, 0);
                if (i++ == text.Length) break;
            }
            else if (i + 2 < text.Length && HasNoSpaces(letter, text[i + 1]))
            {
                // two characters of a script without spaces
                var character = (uint)((letter << 16) | (text[i + 1] << 8) | text[i + 2]);
                if (previous != 0) words[count++] = Math.Max(1, (previous * prime) ^ character);
                (previous, i) = (character, i + 3);
            }
            else
            {
                (hash, i) = (BitOperations.RotateLeft(hash, 7) + letter, i + 1);
            }
        }

        return count;
    }

    /// <summary>Thai, Lao, Tibetan (E0 B8 to BF); Burmese (E1 80 to 82) and Khmer (E1 9E, 9F); Chinese, Japanese, Korean and their neighbours.</summary>
    private static bool HasNoSpaces(byte lead, byte second) => lead switch
    {
        0xE0 => second >= 0xB8,
        0xE1 => second is <= 0x82 or 0x9E or 0x9F,
        _ => lead is >= 0xE3 and <= 0xED,
    };
}
