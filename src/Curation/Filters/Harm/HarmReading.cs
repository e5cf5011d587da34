using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>The harmful words of a text, with those that are exempt, and how the rules weigh them.</summary>
/// <remarks>Obscene words weigh 1, slurs 3; words that only may be harmful 1, where an obscene word or slur stands within eight words. Naming a group of people
/// is no hit at all.</remarks>
internal sealed class HarmReading
{
    private const int WordFloor = 100, NearWords = 8, FewestTypes = 2, ObsceneWeight = 1, SlurWeight = 3, AmbiguousWeight = 1;
    private HarmReading(HarmHit[] hits, int words) => (Hits, Words) = (hits, words);

    /// <summary>That of a text without a hit.</summary>
    public static HarmReading Clean { get; } = new([], 0);

    public IReadOnlyList<HarmHit> Hits { get; }

    /// <summary>Words of the text; 0 where there is no hit, as none asks then.</summary>
    public int Words { get; }

    public static HarmReading Of(Lexicon terms, ReadOnlySpan<byte> text)
    {
        using var buffer = new WordBuffer(text);
        var words = buffer.Words;
        List<HarmHit>? hits = null;
        bool[]? isQuoted = null;
        for (var at = 0; at < words.Length;)
        {
            if (terms.Match(words, at, out var length) is not { } term)
            {
                at++;
                continue;
            }

            if (WeightOf(term.Class) is > 0 and var weight)
            {
                isQuoted ??= Quotations.Of(text, words);
                (hits ??= []).Add(new HarmHit(term, at, words[at].Start, weight, Mentioned.Exemption(isQuoted, words, at, length)));
            }

            at += length;
        }

        if (hits is null) return Clean;
        HarmHit[] all = [.. hits];
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Term.Class == TermClass.Ambiguous && all[i].Counts && !IsNearHarm(all, i)) all[i] = all[i] with { Exemption = HarmExemption.Alone };
        }

        return new HarmReading(all, words.Length);
    }

    /// <summary>The same with every hit exempt.</summary>
    public HarmReading Exempt() => new([.. Hits.Select(hit => hit with { Exemption = HarmExemption.Host })], Words);

    /// <summary>Weight per 1,000 words, of at least 100; 0 where fewer than two different terms count.</summary>
    public double Density => DensityOf(Hits, Words);

    public static double DensityOf(IEnumerable<HarmHit> hits, int words)
    {
        var counted = hits.Where(hit => hit.Counts).ToList();
        var types = counted.Select(hit => hit.Term).Distinct().Count();
        return types < FewestTypes ? 0 : 1000.0 * counted.Sum(hit => hit.Weight) / Math.Max(words, WordFloor);
    }

    // ambiguous words do not vouch for each other
    private static bool IsNearHarm(HarmHit[] hits, int at)
    {
        for (var i = at - 1; i >= 0 && hits[at].Word - hits[i].Word <= NearWords; i--)
        {
            if (hits[i].Counts && hits[i].Term.Class != TermClass.Ambiguous) return true;
        }

        for (var i = at + 1; i < hits.Length && hits[i].Word - hits[at].Word <= NearWords; i++)
        {
            if (hits[i].Counts && hits[i].Term.Class != TermClass.Ambiguous) return true;
        }

        return false;
    }

    private static int WeightOf(TermClass kind) => kind switch
    {
        TermClass.Obscene => ObsceneWeight,
        TermClass.Slur => SlurWeight,
        TermClass.Ambiguous => AmbiguousWeight,
        _ => 0,
    };
}
