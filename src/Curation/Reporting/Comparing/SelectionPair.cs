using System.Globalization;
using System.Text;

namespace Curation.Reporting.Comparing;

/// <summary>Two selections: what both kept, and what only one did. A document is its source's name and its id; tokens are those of its own run.</summary>
/// <param name="BothTokens">As the first run counts them.</param>
/// <param name="BothTokensOther">As the second counts them.</param>
/// <param name="Jaccard">Shared documents by all that either kept; null where neither kept any.</param>
/// <param name="OnlyOneFell">Why the second run did not keep what only the first kept.</param>
/// <param name="OnlyOtherFell">The reverse.</param>
public sealed record SelectionPair(
    string One, string Other,
    long BothDocuments, long BothTokens, long BothTokensOther,
    long OnlyOneDocuments, long OnlyOneTokens,
    long OnlyOtherDocuments, long OnlyOtherTokens,
    double? Jaccard, IReadOnlyList<Fate> OnlyOneFell, IReadOnlyList<Fate> OnlyOtherFell)
{
    internal static SelectionPair Of((string Name, Selection Kept) one, (string Name, Selection Kept) other, CancellationToken cancel)
    {
        var (both, bothTokens, bothTokensOther) = (0L, 0L, 0L);
        foreach (var (hash, tokens) in one.Kept.Tokens)
        {
            if (other.Kept.Tokens.TryGetValue(hash, out var counted))
                (both, bothTokens, bothTokensOther) = (both + 1, bothTokens + tokens, bothTokensOther + counted);
        }

        var (onlyOne, onlyOther) = (Only(one.Kept, other.Kept), Only(other.Kept, one.Kept));
        var all = both + onlyOne.Count + onlyOther.Count;
        return new SelectionPair(
            one.Name, other.Name, both, bothTokens, bothTokensOther, onlyOne.Count, Sum(one.Kept, onlyOne), onlyOther.Count, Sum(other.Kept, onlyOther),
            all == 0 ? null : (double)both / all, other.Kept.FatesOf(onlyOne, cancel), one.Kept.FatesOf(onlyOther, cancel));
    }

    internal string ToText(string one, string other)
    {
        var table = new TextTable("kept by", "documents", "tokens");
        var bothTokens = BothTokens == BothTokensOther ? Numbers.Plain(BothTokens) : $"{Numbers.Plain(BothTokens)} / {Numbers.Plain(BothTokensOther)}";
        table.Add($"{one} and {other}", Numbers.Plain(BothDocuments), bothTokens);
        table.Add($"{one} alone", Numbers.Plain(OnlyOneDocuments), Numbers.Plain(OnlyOneTokens));
        table.Add($"{other} alone", Numbers.Plain(OnlyOtherDocuments), Numbers.Plain(OnlyOtherTokens));
        var text = new StringBuilder(table.Write(words: 1));
        var similarity = Jaccard is { } jaccard ? jaccard.ToString("0.0000", CultureInfo.InvariantCulture) : "–";
        text.Append(CultureInfo.InvariantCulture, $"Jaccard similarity of the selections: {similarity}\n");
        Fell(text, one, other, OnlyOneFell);
        Fell(text, other, one, OnlyOtherFell);
        return text.ToString();
    }

    private static void Fell(StringBuilder text, string kept, string fell, IReadOnlyList<Fate> fates)
    {
        if (fates.Count == 0) return;
        var reasons = string.Join(", ", fates.Select(fate => $"{fate.Reason} {Numbers.Plain(fate.Documents)}"));
        text.Append(CultureInfo.InvariantCulture, $"kept by {kept}, in {fell}: {reasons}\n");
    }

    private static List<ulong> Only(Selection one, Selection other) => [.. one.Tokens.Keys.Where(hash => !other.Tokens.ContainsKey(hash))];

    private static long Sum(Selection selection, IEnumerable<ulong> hashes) => hashes.Sum(hash => (long)selection.Tokens[hash]);
}
