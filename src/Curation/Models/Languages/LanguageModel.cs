using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Curation.Core;

namespace Curation.Models.Languages;

/// <summary>The built-in identifier: each hashed feature is a row of bytes, their mean one small vector, and each language a row of weights over it.</summary>
/// <remarks>Source: the architecture of Joulin et al. 2016 ("Bag of Tricks for Efficient Text Classification"), rows as bytes. Sums are whole numbers, so that
/// they do not depend on the order or width of addition. Little-endian file: magic, labels separated by line ends behind their length, temperature, step of
/// the bytes, rows, weights.</remarks>
internal sealed class LanguageModel : ILanguageModel
{
    /// <summary>The label of what is no language.</summary>
    public const string Undetermined = "und";

    public const int Dimensions = 32, Rows = 1 << LanguageGrams.Bits;
    // what is read of a longer text
    private const int Pieces = 16, PieceBytes = 2048;
    // "CLI1"
    private const uint Magic = 0x31494C43;
    // features from which on a text is judged in full: with fewer the scores shrink towards equality
    private const double HalfFeatures = 25;
    private readonly string[] _labels;
    private readonly sbyte[] _rows;
    private readonly float[] _weights;
    private readonly double _scale;

    /// <param name="labels">One of them may be <c>und</c>: what is no language. A label may stand several times on end, once for each of its scripts.</param>
    /// <param name="rows">As many times <see cref="Dimensions"/> steps as there are buckets.</param>
    /// <param name="weights">For each label <see cref="Dimensions"/> numbers.</param>
    /// <param name="scale">The worth of a step, divided by the temperature.</param>
    public LanguageModel(string[] labels, sbyte[] rows, float[] weights, double scale)
    {
        (_labels, _rows, _weights, _scale) = (labels, rows, weights, scale);
        Labels = [.. labels.Where(label => label != Undetermined).Distinct()];
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LanguageModel Read(ReadOnlySpan<byte> file)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic) throw new InvalidDataException("no language model");
        var size = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
        var labels = Encoding.UTF8.GetString(file.Slice(8, size)).Split('\n');
        file = file[(8 + size)..];
        var scale = BinaryPrimitives.ReadDoubleLittleEndian(file);
        var rows = MemoryMarshal.Cast<byte, sbyte>(file.Slice(8, Rows * Dimensions)).ToArray();
        var weights = MemoryMarshal.Cast<byte, float>(file[(8 + rows.Length)..]).ToArray();
        return new LanguageModel(labels, rows, weights, scale);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var labels = Encoding.UTF8.GetBytes(string.Join('\n', _labels));
        writer.Write(Magic);
        writer.Write(labels.Length);
        writer.Write(labels);
        writer.Write(_scale);
        writer.Write(MemoryMarshal.AsBytes<sbyte>(_rows));
        writer.Write(MemoryMarshal.AsBytes<float>(_weights));
    }

    public Label? Best(ReadOnlySpan<byte> text)
    {
        Span<int> sums = stackalloc int[Dimensions + 1];
        sums.Clear();
        if (text.Length <= Pieces * PieceBytes) Add(text, sums);
        else for (var piece = 0; piece < Pieces; piece++) Add(Piece(text, piece), sums);
        return Best(sums);
    }

    /// <summary>Adds the rows of a text to a sum; the number behind the dimensions counts them.</summary>
    public void Add(ReadOnlySpan<byte> text, Span<int> sums)
    {
        var sink = new Sink(_rows, stackalloc uint[Sink.Waiting], sums);
        LanguageGrams.Walk(text, ref sink);
        sink.Flush();
    }

    /// <summary>The likeliest label of a sum; null where nothing was added, or where it is likeliest no language.</summary>
    public Label? Best(ReadOnlySpan<int> sums)
    {
        var count = sums[Dimensions];
        if (count == 0) return null;
        var factor = _scale / count * (count / (count + HalfFeatures));
        Span<float> mean = stackalloc float[Dimensions], scores = stackalloc float[_labels.Length];
        for (var d = 0; d < Dimensions; d++) mean[d] = (float)(sums[d] * factor);
        var largest = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = DotProduct.Of(mean, _weights.AsSpan(i * Dimensions, Dimensions));
            largest = Math.Max(largest, scores[i]);
        }

        return Largest(scores, largest);
    }

    private Label? Largest(ReadOnlySpan<float> scores, float largest)
    {
        var (total, share, most, best) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < scores.Length; i++)
        {
            var weight = Math.Exp((double)scores[i] - largest);
            total += weight;
            share = i > 0 && _labels[i] == _labels[i - 1] ? share + weight : weight;
            if (share > most) (most, best) = (share, i);
        }

        return _labels[best] == Undetermined ? null : new Label(_labels[best], most / total);
    }

    /// <summary>One of the pieces, evenly spread, begun and ended between code points.</summary>
    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> text, int piece)
    {
        var start = (int)((long)(text.Length - PieceBytes) * piece / (Pieces - 1));
        var end = start + PieceBytes;
        while (start < text.Length && (text[start] & 0xC0) == 0x80) start++;
        while (end < text.Length && (text[end] & 0xC0) == 0x80) end++;
        return text[start..end];
    }

    /// <summary>Sums rows by the block, so that looking them up overlaps.</summary>
    private ref struct Sink(sbyte[] rows, Span<uint> waiting, Span<int> sums) : IBucketSink
    {
        // 127 × 256 fits into 16 bits
        public const int Waiting = 256;
        private readonly Span<uint> _waiting = waiting;
        private readonly Span<int> _sums = sums;
        private int _count;

        public void Add(uint bucket)
        {
            _waiting[_count++] = bucket;
            if (_count == Waiting) Flush();
        }

        public void Flush()
        {
            var (low, high) = (Vector256<short>.Zero, Vector256<short>.Zero);
            ref var first = ref MemoryMarshal.GetArrayDataReference(rows);
            foreach (var bucket in _waiting[.._count])
            {
                var row = Vector256.LoadUnsafe(ref first, bucket * Dimensions);
                low += Vector256.WidenLower(row);
                high += Vector256.WidenUpper(row);
            }

            for (var i = 0; i < Dimensions / 2; i++)
            {
                _sums[i] += low[i];
                _sums[Dimensions / 2 + i] += high[i];
            }

            _sums[Dimensions] += _count;
            _count = 0;
        }
    }
}
