using Curation.Core;
using Curation.Selection;

namespace Curation.Tests.Selection;

public sealed class FunnelCountTests
{
    [Fact]
    public void Rows_of_a_repeated_id_count_neither_in_the_funnel_nor_in_what_the_budget_is_taken_from()
    {
        var places = new Places(new StageChain([]));
        var pool = new Pool(4, ["language"], 1);
        foreach (var (document, tokens) in new[] { 100, 40, 0, 7 }.Index()) pool.ExtractedTokens[document] = pool.Tokens[document] = tokens;
        pool.Drop(1, places.Number(Places.RepeatedId), 2);
        pool.Drop(2, places.Number(Places.EmptyText), 0);
        pool.Drop(3, places.Number(Places.ExactDuplicate), 0);
        Assert.Equal(107, pool.SumExtracted(places));
        var choice = new Chooser(pool, places, new SelectOptions(), 42).Choose(new uint[4], score => score, 200);
        var rows = FunnelCount.Of(pool, places, choice, [], new Dictionary<string, CutCount>()).Rows;
        Assert.Equal([("extract", 2L, 107L), ("dedup", 1L, 100L), ("select", 1L, 107L)], rows.Select(row => (row.Step, row.Documents, row.ExtractedTokens)));
        Assert.Equal(["extract/empty-text", "extract/repeated-id"], rows[0].Dropped.Keys);
    }
}
