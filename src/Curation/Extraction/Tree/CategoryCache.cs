using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>Remembers what class names meant: a page repeats few of them many times. Used by one thread at a time.</summary>
internal sealed class CategoryCache
{
    private const int SlugBorders = 3, MostBytes = 400, RecentBits = 12;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private readonly (ulong Hash, Category Category)[] _recent = new (ulong, Category)[1 << RecentBits];

    public Category Of(in PageAttributes attributes)
    {
        var hash = 0ul;
        Mix(ref hash, attributes.Class, 1);
        Mix(ref hash, attributes.Role, 2);
        Mix(ref hash, attributes.Itemprop, 3);
        // names of single elements come once
        var said = attributes.Flags | OfId(Cut(attributes.Id));
        if (hash == 0) return said;
        ref var recent = ref _recent[hash >> (64 - RecentBits)];
        if (recent.Hash != hash) recent = (hash, Find(attributes));
        return recent.Category | said;
    }

    private static Category Find(in PageAttributes attributes)
    {
        var names = Cut(attributes.Class);
        var said = CategoryAutomaton.Of(names);
        if ((said & Category.Unseen) != 0 && UtilityNames.OnlyHideSome(names)) said &= ~Category.Unseen;
        return said | CategoryAutomaton.Of(Cut(attributes.Role)) | CategoryAutomaton.Of(Cut(attributes.Itemprop));
    }

    /// <summary>What has many words is made of a heading's, as anchors are.</summary>
    private static Category OfId(ReadOnlySpan<byte> id) => id.CountAny("-_"u8) < SlugBorders ? CategoryAutomaton.Of(id) : Category.None;

    private static void Mix(ref ulong hash, ReadOnlySpan<byte> name, ulong place)
    {
        if (!name.IsEmpty) hash = (hash ^ WordHash.Of(Cut(name)) ^ place) * Multiplier;
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> name) => name.Length > MostBytes ? name[..MostBytes] : name;
}
