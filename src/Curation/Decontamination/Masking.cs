using System.Text;

namespace Curation.Decontamination;

/// <summary>Shows where a match was without giving the evaluation set away: every fourth word, at most thirty of them looked at.</summary>
internal static class Masking
{
    private const int Shown = 30, Every = 4;

    public static string Mask(ReadOnlySpan<byte> utf8, PlainWords words, int first, int end)
    {
        var masked = new StringBuilder();
        for (var word = first; word < Math.Min(end, first + Shown); word++)
        {
            if (word > first) masked.Append(' ');
            if ((word - first) % Every == 0) masked.Append(Encoding.UTF8.GetString(utf8[words.Start(word)..words.End(word)]));
            else masked.Append('▢');
        }

        return masked.ToString();
    }
}
