using System.Text;
using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>Remembers what class names meant: a site repeats few of them many times. Used by one thread at a time.</summary>
internal sealed class CategoryCache
{
    private const int MostEntries = 1 << 16, MostBytes = 400;
    private readonly Dictionary<ulong, Category> _known = [];

    public Category Of(in PageAttributes attributes)
    {
        if (attributes.Class.IsEmpty && attributes.Id.IsEmpty && attributes.Role.IsEmpty && attributes.Itemprop.IsEmpty) return attributes.Flags;
        var hash = Hash(Hash(Hash(Hash(0, attributes.Class), attributes.Id), attributes.Role), attributes.Itemprop);
        if (!_known.TryGetValue(hash, out var category))
        {
            if (_known.Count == MostEntries) _known.Clear();
            _known[hash] = category = Categories.Of(Names(attributes));
        }

        return category | attributes.Flags;
    }

    private static string Names(in PageAttributes attributes)
    {
        var names = new StringBuilder();
        Append(names, attributes.Class);
        Append(names, attributes.Id);
        Append(names, attributes.Role);
        Append(names, attributes.Itemprop);
        return names.ToString();
    }

    private static void Append(StringBuilder names, ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return;
        if (names.Length > 0) names.Append(' ');
        names.Append(Encoding.UTF8.GetString(Cut(name)));
    }

    private static ulong Hash(ulong before, ReadOnlySpan<byte> name) => XxHash64.Hash(Cut(name), before);

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> name) => name.Length > MostBytes ? name[..MostBytes] : name;
}
