using System.ComponentModel.DataAnnotations;
using Curation.Core;

namespace Curation.Dedup.Near;

/// <summary>MinHash LSH over word n-grams with the true Jaccard similarity checked (defaults: FineWeb's bands; duplodocus' check).</summary>
/// <remarks>A text of fewer words than the n-gram is compared as a whole: equal bytes or nothing.</remarks>
public sealed record NearOptions : IChecked
{
    private readonly int? _ngram, _bands, _rows, _hashBits;
    private readonly bool? _verify, _withinHost;
    private readonly double? _jaccard;

    /// <summary>Published options: <c>fineweb</c>, <c>refinedweb</c>, <c>redpajama-0.8</c>, <c>dolma3</c>; and <c>templates</c>: pages of one
    /// host that share half of their text. Any other option overrides its own. Null: the house's.</summary>
    public string? Preset { get; init; }

    /// <summary>Words in a shingle.</summary>
    [Range(1, 100)]
    public int Ngram { get => _ngram ?? Published.Ngram; init => _ngram = value; }

    [Range(1, 1000)]
    public int Bands { get => _bands ?? Published.Bands; init => _bands = value; }

    /// <summary>Hashes in a band.</summary>
    [Range(1, 1000)]
    public int Rows { get => _rows ?? Published.Rows; init => _rows = value; }

    /// <summary>Width of a hash: 32 (x·a + b mod 2³²), or 64 for datatrove's permutations (mod 2⁶¹-1).</summary>
    public int HashBits { get => _hashBits ?? Published.HashBits; init => _hashBits = value; }

    /// <summary>Smallest Jaccard similarity of two shingle sets that makes them duplicates.</summary>
    [Range(0.0, 1.0)]
    public double Jaccard { get => _jaccard ?? Published.Jaccard; init => _jaccard = value; }

    /// <summary>Whether the similarity of candidates is checked before they join; <c>false</c>: one common band is enough, as in datatrove.</summary>
    public bool Verify { get => _verify ?? Published.Verify; init => _verify = value; }

    /// <summary>Whether only documents of one host are compared; those whose URL tells no host are compared with none.</summary>
    public bool WithinHost { get => _withinHost ?? Published.WithinHost; init => _withinHost = value; }

    private NearPreset Published => NearPreset.Of(Preset) ?? NearPreset.House;

    public IEnumerable<string> Mistakes()
    {
        if (Preset is not null && NearPreset.Of(Preset) is null) yield return $"preset: {Preset} is unknown; known: {string.Join(", ", NearPreset.Names)}";
        if (HashBits is not (32 or 64)) yield return $"hash-bits: {HashBits} is neither 32 nor 64";
    }
}

/// <summary>Options of a published data set.</summary>
internal sealed record NearPreset(int Ngram, int Bands, int Rows, int HashBits, bool Verify, double Jaccard = 0.8, bool WithinHost = false)
{
    private static readonly (string Name, NearPreset Preset)[] _all =
    [
        // Penedo et al. 2024 (FineWeb), 3.4; datatrove's MinhashConfig
        ("fineweb", new(5, 14, 8, 64, false)),
        // Penedo et al. 2023 (RefinedWeb), G.3.1: 9,000 hashes
        ("refinedweb", new(5, 450, 20, 32, false)),
        // RedPajama-V2: 13-grams, 128 permutations
        ("redpajama-0.8", new(13, 9, 13, 32, false)),
        // Dolma 3, duplodocus: true Jaccard of at least 0.8; there with keep: newest
        ("dolma3", new(5, 26, 11, 32, true)),
        // ours: pages that one template made; a pair at 0.5 shares a band with probability 0.72, at 0.7 with 0.996
        ("templates", new(5, 20, 4, 32, true, 0.5, true)),
    ];

    public static NearPreset House { get; } = new(5, 14, 8, 32, true);

    public static IEnumerable<string> Names => _all.Select(known => known.Name);

    public static NearPreset? Of(string? name) => Array.Find(_all, known => known.Name == name).Preset;
}
