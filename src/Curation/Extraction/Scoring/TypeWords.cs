using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Curation.Extraction.Scoring;

/// <summary>How much the words of a page speak for each <see cref="PageType"/>: a linear model over the words that its blocks begin with, each counted
/// once.</summary>
internal sealed class TypeWords
{
    private const int EntryBytes = 4 + PageTypes.Count, HeaderBytes = 8 + (PageTypes.Count * sizeof(float)), LeastKnown = 12;
    private readonly uint[] _words;
    private readonly ushort[] _slots;
    private readonly sbyte[] _weights;
    private readonly float _scale;
    private readonly float[] _usual;

    /// <param name="weights"><see cref="PageTypes.Count"/> for each word, in units of <paramref name="scale"/>.</param>
    /// <param name="usual">What is said of a page of which hardly any word is known, as in another language: the mean of all pages.</param>
    public TypeWords(uint[] words, sbyte[] weights, float scale, float[] usual)
    {
        (_words, _weights, _scale, _usual) = (words, weights, scale, usual);
        _slots = new ushort[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 3 * words.Length))];
        for (var i = 0; i < words.Length; i++) _slots[Slot(words[i])] = checked((ushort)(i + 1));
    }

    /// <summary>The same words, with what is usual.</summary>
    public TypeWords With(float[] usual) => new(_words, _weights, _scale, usual);

    /// <summary>For each type the sum of the words' weights over the root of their number.</summary>
    public void Fill(Span<float> row, BlockWords blocks)
    {
        Span<int> sums = stackalloc int[PageTypes.Count];
        sums.Clear();
        var seen = ArrayPool<bool>.Shared.Rent(_words.Length + 1);
        seen.AsSpan(0, _words.Length + 1).Clear();
        seen[0] = true;
        var known = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            foreach (var word in blocks[block])
            {
                var place = _slots[Slot(word)];
                if (seen[place]) continue;
                (seen[place], known) = (true, known + 1);
                var weights = _weights.AsSpan((place - 1) * PageTypes.Count, PageTypes.Count);
                for (var type = 0; type < weights.Length; type++) sums[type] += weights[type];
            }
        }

        ArrayPool<bool>.Shared.Return(seen);
        for (var type = 0; type < sums.Length; type++) row[type] = known < LeastKnown ? _usual[type] : sums[type] * _scale / MathF.Sqrt(known);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(uint word)
    {
        var mask = _slots.Length - 1;
        for (var at = (int)((word * 0x9E3779B1) >> 7) & mask; ; at = (at + 1) & mask)
        {
            if (_slots[at] == 0 || _words[_slots[at] - 1] == word) return at;
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_words.Length);
        writer.Write(_scale);
        foreach (var usual in _usual) writer.Write(usual);
        for (var i = 0; i < _words.Length; i++)
        {
            writer.Write(_words[i]);
            for (var type = 0; type < PageTypes.Count; type++) writer.Write(_weights[(i * PageTypes.Count) + type]);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no weights.</exception>
    public static TypeWords Read(ref ReadOnlySpan<byte> file)
    {
        var count = file.Length < HeaderBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(file);
        var isSound = count is >= 0 and < ushort.MaxValue && (file.Length - HeaderBytes) / EntryBytes >= count;
        if (!isSound) throw new InvalidDataException("broken file of word weights");
        var scale = BinaryPrimitives.ReadSingleLittleEndian(file[4..]);
        var usual = new float[PageTypes.Count];
        for (var type = 0; type < usual.Length; type++) usual[type] = BinaryPrimitives.ReadSingleLittleEndian(file[(8 + (type * sizeof(float)))..]);
        var (words, weights) = (new uint[count], new sbyte[count * PageTypes.Count]);
        for (var i = 0; i < count; i++)
        {
            var entry = file.Slice(HeaderBytes + (i * EntryBytes), EntryBytes);
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            for (var type = 0; type < PageTypes.Count; type++) weights[(i * PageTypes.Count) + type] = (sbyte)entry[4 + type];
        }

        file = file[(HeaderBytes + (count * EntryBytes))..];
        return new TypeWords(words, weights, scale, usual);
    }
}
