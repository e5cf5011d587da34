using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>Remembers what class names meant: a site repeats few of them many times. Used by one thread at a time.</summary>
internal sealed class CategoryCache
{
    public const int MostBytes = 400;
    private const int MostEntries = 1 << 18, RecentBits = 12, NameBits = 15;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private readonly Dictionary<ulong, Category> _known = [];
    private readonly (ulong Hash, Category Category)[] _recent = new (ulong, Category)[1 << RecentBits];
    private readonly (ulong Hash, Category Category)[] _recentNames = new (ulong, Category)[1 << NameBits];

    public Category Of(in PageAttributes attributes)
    {
        var hash = 0ul;
        Mix(ref hash, attributes.Class, 1);
        Mix(ref hash, attributes.Id, 2);
        Mix(ref hash, attributes.Role, 3);
        Mix(ref hash, attributes.Itemprop, 4);
        if (hash == 0) return attributes.Flags;
        ref var recent = ref _recent[hash >> (64 - RecentBits)];
        if (recent.Hash != hash) recent = (hash, Find(attributes));
        return recent.Category | attributes.Flags;
    }

    private Category Find(in PageAttributes attributes) =>
        OfNames(attributes.Class) | OfNames(attributes.Id) | OfNames(attributes.Role) | OfNames(attributes.Itemprop);

    /// <summary>Names mean together what each of them means: there are far fewer names than there are combinations.</summary>
    private Category OfNames(ReadOnlySpan<byte> names)
    {
        names = Cut(names);
        var (category, start) = (Category.None, 0);
        for (var i = 0; i <= names.Length; i++)
        {
            if (i < names.Length && !PageScan.IsSpace(names[i])) continue;
            if (i > start) category |= OfName(names[start..i]);
            start = i + 1;
        }

        return category;
    }

    private Category OfName(ReadOnlySpan<byte> name)
    {
        var hash = WordHash.Of(name);
        ref var recent = ref _recentNames[hash >> (64 - NameBits)];
        if (recent.Hash != hash) recent = (hash, Known(name));
        return recent.Category;
    }

    private Category Known(ReadOnlySpan<byte> name)
    {
        Span<byte> folded = stackalloc byte[MostBytes];
        var kept = folded[..Fold(name, folded)];
        var hash = WordHash.Of(kept);
        if (_known.TryGetValue(hash, out var category)) return category;
        if (_known.Count == MostEntries) _known.Clear();
        return _known[hash] = Categories.Of(kept);
    }

    /// <summary>Sites number their parts; what the number is does not count.</summary>
    private static int Fold(ReadOnlySpan<byte> name, Span<byte> folded)
    {
        const int mostDigits = 3;
        var (length, digits) = (0, 0);
        foreach (var b in name)
        {
            digits = b is >= (byte)'0' and <= (byte)'9' ? digits + 1 : 0;
            if (digits < mostDigits) folded[length++] = b;
            else if (digits == mostDigits) folded[length - 1] = folded[length - 2] = folded[length++] = (byte)'0';
        }

        return length;
    }

    private static void Mix(ref ulong hash, ReadOnlySpan<byte> name, ulong place)
    {
        if (!name.IsEmpty) hash = (hash ^ WordHash.Of(Cut(name)) ^ place) * Multiplier;
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> name) => name.Length > MostBytes ? name[..MostBytes] : name;
}
