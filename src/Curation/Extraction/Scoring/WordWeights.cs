using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Curation.Extraction.Scoring;

/// <summary>How much single words speak for or against a block: the logarithm of the odds, in sixteenths, by a hash of the word.</summary>
/// <remarks>Learned from the words that blocks of many sites begin with.</remarks>
internal sealed class WordWeights
{
    private const int EntryBytes = 5;
    private readonly (uint Word, int Weight)[] _slots;

    public WordWeights(IReadOnlyCollection<(uint Word, sbyte Weight)> entries)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * entries.Count));
        _slots = new (uint, int)[size];
        foreach (var (word, weight) in entries) _slots[Slot(word)] = (word, weight);
    }

    /// <summary>Mean, least and greatest weight of the words that a block begins with, and the share of those that are known.</summary>
    public void Fill(Span<float> row, ReadOnlySpan<uint> words)
    {
        var (sum, least, greatest, known) = (0, 0, 0, 0);
        foreach (var word in words)
        {
            var (found, weight) = _slots[Slot(word)];
            (sum, known) = (sum + weight, known + (found == 0 ? 0 : 1));
            (least, greatest) = (Math.Min(least, weight), Math.Max(greatest, weight));
        }

        (row[0], row[1], row[2], row[3]) = (sum / 16f / Math.Max(1, known), least / 16f, greatest / 16f, (float)known / Math.Max(1, words.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(uint word)
    {
        var mask = _slots.Length - 1;
        for (var at = (int)((word * 0x9E3779B1) >> 7) & mask; ; at = (at + 1) & mask)
        {
            if (_slots[at].Word == word || _slots[at].Word == 0) return at;
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_slots.Count(slot => slot.Word != 0));
        foreach (var (word, weight) in _slots)
        {
            if (word == 0) continue;
            writer.Write(word);
            writer.Write((sbyte)weight);
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
