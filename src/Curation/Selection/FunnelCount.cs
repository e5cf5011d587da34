using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>What one step cut out of the documents that came to it.</summary>
internal readonly record struct CutCount(long Documents, long Bytes);

/// <summary>Counts what is left after each place, and who fell where.</summary>
internal static class FunnelCount
{
    public static Funnel Of(Pool pool, Places places, Choice choice, SortedDictionary<string, long> skipped, IReadOnlyDictionary<string, CutCount> cuts)
    {
        var fallen = places.All.Select(_ => new Sum()).ToArray();
        var dropped = places.All.Select(_ => new SortedDictionary<string, long>(StringComparer.Ordinal)).ToArray();
        foreach (var (reason, count) in skipped) dropped[0][reason] = count;
        var (left, byReason, uncut) = (new Sum(), new long[places.ReasonCount], new long[places.All.Count]);
        for (var document = 0; document < pool.Count; document++)
        {
            left.Add(pool, document);
            if (pool.IsStanding(document)) continue;
            fallen[places.PlaceOf(pool.Reason[document])].Add(pool, document);
            byReason[pool.Reason[document]]++;
        }

        for (short reason = 0; reason < byReason.Length; reason++)
        {
            if (byReason[reason] == 0) continue;
            var reasons = dropped[places.PlaceOf(reason)];
            reasons[places.Reason(reason)] = reasons.GetValueOrDefault(places.Reason(reason)) + byReason[reason];
        }

        // a final text is counted without the examples, which go at one place only: they are tokens of the places before it
        foreach (var (document, tokens) in pool.DecontaminatedTokens)
        {
            var gone = places.PlaceOf("decontaminate/");
            if (!pool.IsStanding(document)) gone = Math.Min(gone, places.PlaceOf(pool.Reason[document]));
            for (var place = 0; place < gone; place++) uncut[place] += tokens;
        }

        var extracted = pool.SumExtracted(places);
        var rows = new List<FunnelRow>();
        foreach (var (place, index) in places.All.Select((place, index) => (place, index)))
        {
            left.Subtract(fallen[index]);
            var row = new FunnelRow(place.Step, place.Stage, left.Documents, left.Tokens + uncut[index], left.ExtractedTokens, left.Bytes, dropped[index]);
            rows.Add(cuts.TryGetValue(place.Step, out var cut) ? row with { CutDocuments = cut.Documents, CutBytes = cut.Bytes } : row);
        }

        rows[^1] = rows[^1] with
        {
            ExtractedTokens = extracted,
            BudgetTokens = choice.Budget,
            KeptTokens = choice.KeptTokens,
            NextDocumentTokens = choice.NextTokens,
        };
        return new Funnel(rows);
    }

    /// <summary>Documents by groups and fate.</summary>
    public static List<GroupFate> Fates(Pool pool, Places places)
    {
        var sums = new (long Documents, long Tokens)[pool.GroupNames.Count, places.All.Count + 1];
        for (var document = 0; document < pool.Count; document++)
        {
            var place = pool.IsStanding(document) ? places.All.Count : places.PlaceOf(pool.Reason[document]);
            ref var sum = ref sums[pool.Groups[document], place];
            sum = (sum.Documents + 1, sum.Tokens + pool.ExtractedTokens[document]);
        }

        var fates = new List<GroupFate>();
        for (var groups = 0; groups < pool.GroupNames.Count; groups++)
        {
            for (var place = 0; place <= places.All.Count; place++)
            {
                if (sums[groups, place] is (> 0, _) sum) fates.Add(new GroupFate(pool.GroupNames[groups], place, sum.Documents, sum.Tokens));
            }
        }

        return [.. fates.OrderBy(fate => fate.Groups, StringComparer.Ordinal).ThenBy(fate => fate.FellAt)];
    }

    private sealed class Sum
    {
        public long Documents { get; private set; }

        public long Tokens { get; private set; }

        public long ExtractedTokens { get; private set; }

        public long Bytes { get; private set; }

        public void Add(Pool pool, int document)
        {
            Documents++;
            Tokens += pool.Tokens[document];
            ExtractedTokens += pool.ExtractedTokens[document];
            Bytes += pool.Bytes[document];
        }

        public void Subtract(Sum other)
        {
            Documents -= other.Documents;
            Tokens -= other.Tokens;
            ExtractedTokens -= other.ExtractedTokens;
            Bytes -= other.Bytes;
        }
    }
}
