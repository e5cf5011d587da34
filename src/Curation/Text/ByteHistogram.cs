namespace Curation.Text;

/// <summary>How often each byte occurs in a text: any share of ASCII characters is a sum over it.</summary>
internal sealed class ByteHistogram : ITextView<ByteHistogram>
{
    private const int Values = 256;

    private readonly int[] _counts;

    private ByteHistogram(int[] counts) => _counts = counts;

    public static ByteHistogram Of(DocumentText text)
    {
        // Two tables, so that a run of one byte does not wait for its own last count.
        var counts = new int[2 * Values];
        var bytes = text.Utf8;
        for (var i = 0; i < bytes.Length; i++) counts[(i & 1) * Values + bytes[i]]++;
        for (var value = 0; value < Values; value++) counts[value] += counts[Values + value];
        return new ByteHistogram(counts);
    }

    /// <summary>Occurrences of all these ASCII characters together.</summary>
    public int Count(ReadOnlySpan<byte> characters)
    {
        var sum = 0;
        foreach (var character in characters) sum += _counts[character];
        return sum;
    }

    /// <summary>Occurrences of the ASCII characters from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public int Count(char first, char last)
    {
        var sum = 0;
        for (var character = first; character <= last; character++) sum += _counts[character];
        return sum;
    }
}
