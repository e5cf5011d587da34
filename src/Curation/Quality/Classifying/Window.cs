using Curation.Models;
using Curation.Text;

namespace Curation.Quality.Classifying;

/// <summary>A part of a text that is learned from as if it were a text of its own.</summary>
/// <remarks>Lengths are drawn by the text's hash, from a twentieth of the longest upwards, the same for every class, so that length tells nothing.</remarks>
internal readonly record struct Window(ReadOnlyMemory<byte> Text, double Grade, string Host)
{
    private const double Shortest = 0.05;

    public static IEnumerable<Window> Of(TrainingText text, TrainingOptions options)
    {
        var ends = Ends(text.Text.Span);
        var draw = XxHash64.Hash(text.Text.Span, options.Seed);
        var (start, number) = (0, 0);
        for (; start < ends.Count && number < options.Windows; number++)
        {
            draw = XxHash64.Hash(BitConverter.GetBytes(draw));
            // evenly spread on the scale of logarithms: as many windows of 50 to 100 words as of 500 to 1,000
            var words = (int)(options.WindowWords * Math.Pow(Shortest, draw / (double)ulong.MaxValue));
            var last = Math.Min(ends.Count, start + Math.Max(1, words));
            var from = start == 0 ? 0 : ends[start - 1];
            // to the end of the text, with the marks behind its last word
            var to = last == ends.Count ? text.Text.Length : ends[last - 1];
            yield return new Window(text.Text[from..to], text.Grade, text.Host);
            start = last;
        }
    }

    private static List<int> Ends(ReadOnlySpan<byte> text)
    {
        var ends = new List<int>();
        foreach (var word in new WordScan(text)) ends.Add(word.End);
        return ends;
    }
}
