using System.Buffers.Binary;
using System.Numerics;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>How much single words speak for or against a block: the logarithm of the odds, in sixteenths, by a hash of the word.</summary>
/// <remarks>Learned from the words that blocks of many sites begin with. Words of scripts without spaces are pairs of characters.</remarks>
internal sealed class WordWeights
{
    public const int MostWords = 24;
    private const int EntryBytes = 5;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private readonly uint[] _words;
    private readonly sbyte[] _weights;

    public WordWeights(IReadOnlyCollection<(uint Word, sbyte Weight)> entries)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * entries.Count));
        (_words, _weights) = (new uint[size], new sbyte[size]);
        foreach (var (word, weight) in entries)
        {
            var at = Slot(word);
            (_words[at], _weights[at]) = (word, weight);
        }
    }

    /// <summary>Mean, least and greatest weight of the words that a block begins with, and the share of those that are known.</summary>
    public void Fill(Span<float> row, PageTree tree, in TextBlock block)
    {
        Span<uint> words = stackalloc uint[MostWords];
        words = words[..Read(tree, block, words)];
        var (sum, least, greatest, known) = (0, 0, 0, 0);
        foreach (var word in words)
        {
            var at = Slot(word);
            if (_words[at] == 0) continue;
            var weight = _weights[at];
            (sum, known) = (sum + weight, known + 1);
            (least, greatest) = (Math.Min(least, weight), Math.Max(greatest, weight));
        }

        (row[0], row[1], row[2], row[3]) = (sum / 16f / Math.Max(1, known), least / 16f, greatest / 16f, (float)known / Math.Max(1, words.Length));
    }

    /// <summary>Hashes of the first words of a block; none is 0.</summary>
    /// <returns>How many were written.</returns>
    public static int Read(PageTree tree, in TextBlock block, Span<uint> words)
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
        var (count, hash, previous) = (0, 0ul, 0u);
        for (var i = 0; i <= text.Length && count < words.Length; i++)
        {
            var letter = i < text.Length ? _letters[text[i]] : (byte)0;
            if (letter == 0)
            {
                if (hash != 0) words[count++] = Math.Max(1, (uint)((hash * Multiplier) >> 32));
                (hash, previous) = (0, 0);
            }
            else if (letter is >= 0xE3 and <= 0xED && i + 2 < text.Length)
            {
                // two characters of a script without spaces
                var character = (uint)((letter << 16) | (text[i + 1] << 8) | text[i + 2]);
                if (previous != 0) words[count++] = Math.Max(1, (previous * prime) ^ character);
                (previous, i) = (character, i + 2);
            }
            else
            {
                hash = BitOperations.RotateLeft(hash, 7) + letter;
            }
        }

        return count;
    }

    /// <summary>Letters in lower case and bytes of other scripts; 0 for what stands between words.</summary>
    private static readonly byte[] _letters =
        [.. Enumerable.Range(0, 256).Select(b => b >= 0x80 ? (byte)b : char.IsAsciiLetter((char)b) ? (byte)(b | 0x20) : (byte)0)];

    private int Slot(uint word)
    {
        var mask = _words.Length - 1;
        for (var at = (int)((word * 0x9E3779B1) >> 7) & mask; ; at = (at + 1) & mask)
        {
            if (_words[at] == word || _words[at] == 0) return at;
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_words.Count(word => word != 0));
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i] == 0) continue;
            writer.Write(_words[i]);
            writer.Write(_weights[i]);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no weights.</exception>
    public static WordWeights Read(ref ReadOnlySpan<byte> file)
    {
        var count = file.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(file);
        if (count < 0 || (file.Length - 4) / EntryBytes < count) throw new InvalidDataException("broken file of word weights");
        var entries = new (uint, sbyte)[count];
        for (var i = 0; i < count; i++)
            entries[i] = (BinaryPrimitives.ReadUInt32LittleEndian(file[(4 + (i * EntryBytes))..]), (sbyte)file[8 + (i * EntryBytes)]);
        file = file[(4 + (count * EntryBytes))..];
        return new WordWeights(entries);
    }
}
