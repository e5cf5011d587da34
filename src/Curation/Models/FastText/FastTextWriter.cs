using System.Runtime.InteropServices;
using System.Text;

namespace Curation.Models.FastText;

/// <summary>A word or label and how often it was seen in training.</summary>
internal readonly record struct FastTextEntry(string Text, long Count);

/// <summary>What a model file holds, unpacked.</summary>
/// <param name="Labels">Without prefix, most frequent first.</param>
/// <param name="Input">A row for each word, then for each bucket.</param>
/// <param name="Output">A row for each label.</param>
internal sealed record FastTextParts(
    FastTextHeader Header, IReadOnlyList<FastTextEntry> Words, IReadOnlyList<FastTextEntry> Labels, float[] Input, float[] Output)
{
    /// <summary>A linear model of two labels: <c>p(yes) = σ(mean of the features' weights)</c>.</summary>
    /// <param name="weights">One for each word, then for each bucket.</param>
    public static FastTextParts Linear(
        FastTextHeader header, IReadOnlyList<FastTextEntry> words, FastTextEntry yes, FastTextEntry no, float[] weights) =>
        new(header with { Dimensions = 1, Loss = FastTextLoss.Softmax }, words, [yes, no], weights, [0.5f, -0.5f]);
}

/// <summary>Writes models that fastText reads: version 12, supervised, not quantised.</summary>
/// <remarks>Source: facebookresearch/fastText, fasttext.cc, <c>FastText::saveModel</c>.</remarks>
internal static class FastTextWriter
{
    private const long NotPruned = -1;

    /// <exception cref="ArgumentException">A matrix has not the size that the rest asks for.</exception>
    public static void Write(Stream stream, FastTextParts parts)
    {
        var header = parts.Header;
        var rows = parts.Words.Count + header.Buckets;
        if (parts.Input.Length != rows * header.Dimensions || parts.Output.Length != parts.Labels.Count * header.Dimensions)
            throw new ArgumentException($"{parts.Input.Length} and {parts.Output.Length} numbers for {rows} and {parts.Labels.Count} rows", nameof(parts));
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        WriteHeader(writer, header);
        WriteVocabulary(writer, parts);
        writer.Write(false);
        WriteMatrix(writer, parts.Input, rows, header.Dimensions);
        writer.Write(false);
        WriteMatrix(writer, parts.Output, parts.Labels.Count, header.Dimensions);
    }

    private static void WriteHeader(BinaryWriter writer, FastTextHeader header)
    {
        const int Window = 5, Epochs = 5, LeastCount = 1, Negatives = 5, RateUpdates = 100;
        const double SamplingThreshold = 1e-4;
        ReadOnlySpan<int> numbers =
        [
            FastTextHeader.Magic, FastTextHeader.Version, header.Dimensions, Window, Epochs, LeastCount, Negatives, header.WordNGrams, (int)header.Loss,
            FastTextHeader.Supervised, header.Buckets, header.MinSubword, header.MaxSubwordLength, RateUpdates,
        ];
        foreach (var number in numbers) writer.Write(number);
        writer.Write(SamplingThreshold);
    }

    private static void WriteVocabulary(BinaryWriter writer, FastTextParts parts)
    {
        writer.Write(parts.Words.Count + parts.Labels.Count);
        writer.Write(parts.Words.Count);
        writer.Write(parts.Labels.Count);
        writer.Write(parts.Words.Sum(word => word.Count));
        writer.Write(NotPruned);
        foreach (var word in parts.Words) WriteEntry(writer, word.Text, word.Count, type: 0);
        foreach (var label in parts.Labels) WriteEntry(writer, FastTextVocabulary.LabelPrefix + label.Text, label.Count, type: 1);
    }

    private static void WriteEntry(BinaryWriter writer, string text, long count, byte type)
    {
        writer.Write(Encoding.UTF8.GetBytes(text));
        writer.Write((byte)0);
        writer.Write(count);
        writer.Write(type);
    }

    private static void WriteMatrix(BinaryWriter writer, float[] values, long rows, long columns)
    {
        writer.Write(rows);
        writer.Write(columns);
        writer.Write(MemoryMarshal.AsBytes<float>(values));
    }
}
