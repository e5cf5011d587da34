namespace Curation.Text;

/// <summary>How often the n-grams of code points of a text occur.</summary>
internal static class CharacterGrams
{
    public static GramFrequencies Of(ReadOnlySpan<byte> text, int size)
    {
        var characters = default(PooledList<ulong>);
        characters.Reserve(text.Length);
        for (var at = 0; at < text.Length;) characters.Add((ulong)CodePoints.Decode(text, at, out at) + 1);
        var grams = GramHashes.Of(characters.Items, size);
        characters.Dispose();
        var frequencies = GramFrequencies.Of(grams.Items);
        grams.Dispose();
        return frequencies;
    }
}
