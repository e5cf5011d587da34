using System.Text;
using Curation.Core;
using Curation.Models.FastText;

namespace Curation.Models.Linear;

/// <summary>The file of a linear model, little-endian: <c>CURLIN01</c>; kind of tokens, 1 where it grades, n-grams (bytes); buckets (int32), prior, step,
/// bias (float32); the two labels; three lists of words: rows, kept, left out; then, for every weight that is not 0, the distance from the one before
/// (varint) and the weight (int16). Texts are UTF-8 behind a varint of their bytes, lists and weights behind an int32 of their number.</summary>
internal static class LinearFile
{
    private const int LongestWordBytes = 1 << 16, MostBuckets = 1 << 28, MostNGrams = 8;

    public static ReadOnlySpan<byte> Magic => "CURLIN01"u8;

    public static void Write(LinearModel model, Stream stream)
    {
        var shape = model.Shape;
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write((byte)shape.Line.Kind);
        writer.Write(shape.IsGraded);
        writer.Write((byte)shape.NGrams);
        writer.Write(shape.Buckets);
        writer.Write((float)shape.Prior);
        writer.Write(model.Step);
        writer.Write(model.Bias);
        writer.Write(shape.PositiveLabel);
        writer.Write(shape.NegativeLabel);
        foreach (var list in new[] { shape.Words, [.. shape.Line.KeptWords], [.. shape.Line.BlindWords] })
        {
            writer.Write(list.Count);
            foreach (var word in list) writer.Write(word);
        }

        WriteWeights(writer, model.Weights);
    }

    /// <param name="name">Stands in errors.</param>
    /// <exception cref="RecipeException">It is no such model, or cut off.</exception>
    public static LinearModel Read(string name, Stream stream)
    {
        var file = new ModelStream(name, stream, "a model that curation classifier train wrote");
        Span<byte> magic = stackalloc byte[8];
        file.ReadBytes(magic);
        if (!magic.SequenceEqual(Magic)) throw file.Mistake("the first eight bytes are not a linear model's");
        var kind = (TokenKind)file.ReadByte();
        var (graded, ngrams, buckets) = (file.ReadBool(), file.ReadByte(), file.ReadInt32());
        if (!Enum.IsDefined(kind) || ngrams is < 1 or > MostNGrams || buckets is < 0 or > MostBuckets || (buckets == 0 && ngrams > 1))
            throw file.Mistake($"tokens {kind}, n-grams {ngrams}, buckets {buckets}");
        Span<float> numbers = stackalloc float[3];
        file.ReadFloats(numbers);
        foreach (var number in numbers)
        {
            if (!float.IsFinite(number)) throw file.Mistake($"the number {number}");
        }

        if (numbers[0] < 0) throw file.Mistake($"prior {numbers[0]}");
        var (positive, negative) = (ReadText(file), ReadText(file));
        var (words, kept, blind) = (ReadWords(file), ReadWords(file), ReadWords(file));
        var shape = new LinearShape(new TokenLine(kind, kept, blind), words)
        {
            NGrams = ngrams,
            Buckets = buckets,
            Prior = numbers[0],
            IsGraded = graded,
            PositiveLabel = positive,
            NegativeLabel = negative,
        };
        return new LinearModel(shape, ReadWeights(file, shape.Rows), numbers[1], numbers[2]);
    }

    private static void WriteWeights(BinaryWriter writer, ReadOnlySpan<short> weights)
    {
        var count = 0;
        foreach (var weight in weights) count += weight == 0 ? 0 : 1;
        writer.Write(count);
        var last = -1;
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0) continue;
            writer.Write7BitEncodedInt(row - last);
            writer.Write(weights[row]);
            last = row;
        }
    }

    private static short[] ReadWeights(ModelStream file, int rows)
    {
        var weights = new short[rows];
        var row = -1L;
        for (var left = file.Count(file.ReadInt32(), 3, "weights"); left > 0; left--)
        {
            row += ReadVarint(file);
            if (row < 0 || row >= rows) throw file.Mistake($"a weight in row {row} of {rows}");
            weights[row] = (short)(file.ReadByte() | file.ReadByte() << 8);
        }

        return weights;
    }

    private static string[] ReadWords(ModelStream file)
    {
        var words = new string[file.Count(file.ReadInt32(), 1, "words")];
        for (var i = 0; i < words.Length; i++) words[i] = ReadText(file);
        return words;
    }

    private static string ReadText(ModelStream file)
    {
        var size = ReadVarint(file);
        if (size is < 0 or > LongestWordBytes) throw file.Mistake($"a word of {size} bytes");
        var bytes = new byte[file.Count(size, 1, "bytes")];
        file.ReadBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static int ReadVarint(ModelStream file)
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = file.ReadByte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return (int)value;
        }

        throw file.Mistake("a number of more than five bytes");
    }
}
