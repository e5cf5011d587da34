using System.Globalization;
using System.Text;

namespace Curation.Models.NGrams;

/// <summary>Writes an estimated model in the ARPA format. Numbers are written so that they are read as the same floats.</summary>
/// <remarks>Source: SRILM, ngram-format(5).</remarks>
public static class ArpaWriter
{
    // SRILM's sign for a probability of nothing
    private const float Never = -99;

    /// <summary>Leaves the stream open.</summary>
    public static void Write(Stream stream, KneserNey model)
    {
        var kept = Enumerable.Range(0, model.Order).Select(model.Kept).ToArray();
        var lacksUnknown = !kept[0].Any(entry => model.Corpus.Sentences[entry.End] == Corpus.Unknown);
        Write("\\data\\\n");
        for (var order = 0; order < model.Order; order++) Write($"ngram {order + 1}={kept[order].Length + (order == 0 && lacksUnknown ? 1 : 0)}\n");
        for (var order = 0; order < model.Order; order++)
        {
            Write($"\n\\{order + 1}-grams:\n");
            if (order == 0 && lacksUnknown) Write($"{Log(model.UnknownProbability).ToString(CultureInfo.InvariantCulture)}\t<unk>\t0\n");
            using var lines = new MemoryStream();
            foreach (var (entry, end) in kept[order])
            {
                WriteLine(lines, model, order, entry, end);
                if (lines.Length < 1 << 16) continue;
                lines.WriteTo(stream);
                lines.SetLength(0);
            }

            lines.WriteTo(stream);
        }

        Write("\n\\end\\\n");

        void Write(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void WriteLine(MemoryStream line, KneserNey model, int order, int entry, int end)
    {
        var estimates = model.Estimates(order);
        var tokens = model.Corpus.Sentences.Slice(end - order, order + 1);
        WriteNumber(line, tokens[^1] == Corpus.Begin ? Never : Log(estimates.Probabilities[entry]));
        for (var i = 0; i < tokens.Length; i++)
        {
            line.WriteByte(i == 0 ? (byte)'\t' : (byte)' ');
            line.Write(model.Corpus.TokenOf(tokens[i]));
        }

        if (estimates.Backoffs.Length > 0 && tokens[^1] != Corpus.End)
        {
            line.WriteByte((byte)'\t');
            WriteNumber(line, Log(estimates.Backoffs[entry]));
        }

        line.WriteByte((byte)'\n');
    }

    private static float Log(double share) => share <= 0 ? Never : Math.Min(0, (float)Math.Log10(share));

    private static void WriteNumber(MemoryStream line, float number)
    {
        Span<byte> digits = stackalloc byte[32];
        number.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        line.Write(digits[..count]);
    }
}
