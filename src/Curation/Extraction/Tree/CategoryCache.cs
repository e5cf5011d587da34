using System.Runtime.InteropServices;
using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>Remembers what class names meant: a site repeats few of them many times. Used by one thread at a time.</summary>
internal sealed class CategoryCache
{
    private const int MostEntries = 1 << 16, MostCharacters = 400;
    private readonly Dictionary<ulong, Category> _known = [];

    public Category Of(ReadOnlySpan<char> names)
    {
        if (names.Length > MostCharacters) names = names[..MostCharacters];
        var hash = XxHash64.Hash(MemoryMarshal.AsBytes(names));
        if (_known.TryGetValue(hash, out var category)) return category;
        if (_known.Count == MostEntries) _known.Clear();
        return _known[hash] = Categories.Of(names.ToString());
    }
}
