namespace Curation.Text;

/// <summary>How often the n-grams of code points of a text occur.</summary>
internal static class CharacterGrams
{
    public static GramFrequencies Of(ReadOnlySpan<byte> text, int size)
    {
        var grams = default(PooledList<ulong>);
        Hash(text, size, ref grams);
        var frequencies = GramFrequencies.Of(grams.Items);
        grams.Dispose();
        return frequencies;
    }

    /// <summary>By a rolling polynomial: what enters is read at the front, what leaves at the back.</summary>
    private static void Hash(ReadOnlySpan<byte> text, int size, ref PooledList<ulong> grams)
    {
        var (sum, leaving) = (0ul, 1ul);
        var (front, back) = (0, 0);
        for (var i = 1; i < size && front < text.Length; i++)
            (sum, leaving) = (sum * GramHashes.Factor + Character(text, ref front), leaving * GramHashes.Factor);
        var made = grams.Resize(text.Length);
        var count = 0;
        while (front < text.Length)
        {
            sum = sum * GramHashes.Factor + Character(text, ref front);
            made[count++] = GramHashes.Mix(sum);
            sum -= Character(text, ref back) * leaving;
        }

        grams.Resize(count);
    }

    private static ulong Character(ReadOnlySpan<byte> text, ref int at)
    {
        var first = text[at];
        if (first >= 0x80) return (ulong)CodePoints.Decode(text, at, out at) + 1;
        at++;
        return first + 1ul;
    }
}
