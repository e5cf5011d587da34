namespace Curation.Text;

/// <summary>The lines of Python's <c>splitlines()</c> as Data-Juicer counts them: how many, and the longest.</summary>
internal sealed class DataJuicerLines : ITextView<DataJuicerLines>
{
    private DataJuicerLines(int lines, int longest) => (Lines, LongestCodePoints) = (lines, longest);

    public int Lines { get; }

    public int LongestCodePoints { get; }

    public static DataJuicerLines Of(DocumentText text)
    {
        using var lines = LineSplitter.SplitLines(text.Utf8);
        var longest = 0;
        foreach (var line in lines.Items)
        {
            if (line.Length > longest) longest = Math.Max(longest, CodePoints.Count(line.Of(text.Utf8)));
        }

        return new DataJuicerLines(lines.Count, longest);
    }
}
