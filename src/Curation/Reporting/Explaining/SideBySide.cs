using System.Text;

namespace Curation.Reporting.Explaining;

/// <summary>A duplicate and its survivor, passage by passage.</summary>
/// <param name="Survivor">Its id.</param>
/// <param name="Passages">Of the first words of both texts, in order.</param>
public sealed record SideBySide(string Survivor, IReadOnlyList<PairedPassage> Passages)
{
    private const int MaxWords = 600, EndWords = 6, Width = 48;

    /// <summary>Aligns two texts by the longest common subsequence of their words; long common passages show their ends alone.</summary>
    public static SideBySide Of(string text, string survivor, string survivorText)
    {
        var (left, right) = (Words(text), Words(survivorText));
        return new(survivor, [.. Align(left, right, CommonLengths(left, right))]);
    }

    /// <summary>Two columns, different passages marked.</summary>
    public string ToText(string indent)
    {
        var text = new StringBuilder();
        foreach (var passage in Passages)
        {
            var (left, right) = (Wrap(passage.Text), Wrap(passage.SurvivorText));
            for (var line = 0; line < Math.Max(left.Count, right.Count); line++)
            {
                var (one, other) = (left.ElementAtOrDefault(line) ?? "", right.ElementAtOrDefault(line) ?? "");
                text.Append(indent).Append(passage.IsCommon ? "  " : "! ").Append((one.PadRight(Width) + "  " + other).TrimEnd()).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string[] Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords)];

    /// <summary>For each pair of positions the words that the rests have in common.</summary>
    private static int[,] CommonLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }

    private static IEnumerable<PairedPassage> Align(string[] left, string[] right, int[,] lengths)
    {
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            var (startLeft, startRight) = (i, j);
            while (i < left.Length && j < right.Length && left[i] == right[j]) (i, j) = (i + 1, j + 1);
            if (i > startLeft) yield return new(Shortened(left[startLeft..i]), Shortened(right[startRight..j]), true);
            (startLeft, startRight) = (i, j);
            while ((i < left.Length || j < right.Length) && !(i < left.Length && j < right.Length && left[i] == right[j]))
            {
                if (j == right.Length || (i < left.Length && lengths[i + 1, j] >= lengths[i, j + 1])) i++;
                else j++;
            }

            if (i > startLeft || j > startRight) yield return new(string.Join(' ', left[startLeft..i]), string.Join(' ', right[startRight..j]), false);
        }
    }

    private static string Shortened(string[] words) =>
        string.Join(' ', words.Length <= 2 * EndWords + 1 ? words : [.. words[..EndWords], "…", .. words[^EndWords..]]);

    private static List<string> Wrap(string text)
    {
        var lines = new List<string>();
        foreach (var word in Words(text).Select(word => word.Length <= Width ? word : word[..(Width - 1)] + "…"))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Width) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return lines;
    }
}

/// <summary>Words that both texts have, or what each has in their place.</summary>
public sealed record PairedPassage(string Text, string SurvivorText, bool IsCommon);
