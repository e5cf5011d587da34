using Curation.Core;
using Curation.Selection;

namespace Curation.Tests.Selection;

public sealed class SurvivorsTests
{
    // documents 0 to 5 are one cluster, of three texts: 0 = 1 = 5, 2 = 3, 4; document 4 fell before
    private static readonly long[] _texts = [7, 7, 8, 8, 9, 7];

    [Fact]
    public void One_of_a_cluster_stays()
    {
        var (pool, survivors, places) = Decide(leavesNear: false);
        Assert.Equal([3], Enumerable.Range(0, 6).Where(pool.IsStanding));
        Assert.Equal(
            ["dedup/near", "dedup/near", "dedup/exact", "", "extract/earlier", "dedup/near"],
            Enumerable.Range(0, 6).Select(document => pool.IsStanding(document) ? "" : places.Reason(pool.Reason[document])));
        Assert.All(survivors.Members, member => Assert.Equal(3, member.Membership.Of));
        Assert.Empty(pool.Clusters);
    }

    [Fact]
    public void One_of_each_text_stays_where_caps_are_to_choose()
    {
        var (pool, survivors, places) = Decide(leavesNear: true);
        Assert.Equal([1, 3], Enumerable.Range(0, 6).Where(pool.IsStanding));
        Assert.Equal(
            ["dedup/exact", "", "dedup/exact", "", "extract/earlier", "dedup/exact"],
            Enumerable.Range(0, 6).Select(document => pool.IsStanding(document) ? "" : places.Reason(pool.Reason[document])));
        Assert.Equal([1, 1, 3, 3, 4, 1], survivors.Members.OrderBy(member => member.Document).Select(member => member.Membership.Of));
        Assert.Equal([-1, 0, -1, 0, 0, -1], pool.Clusters);
    }

    private static (Pool, Survivors, Places) Decide(bool leavesNear)
    {
        var pool = new Pool(6, [], 1);
        pool.Start["unit"] = 0;
        uint[] scores = [1, 4, 2, 5, 9, 3];
        scores.CopyTo(pool.Scores[0], 0);
        for (var document = 0; document < 6; document++) pool.Hash[document] = (ulong)document + 100;
        var places = new Places(new StageChain([]));
        pool.Drop(4, places.Number("extract/earlier"), 1);
        var survivors = new Survivors(pool, KeepRule.Best, leavesNear);
        survivors.Decide(new Clusters(), "", places);
        return (pool, survivors, places);
    }

    private sealed class Clusters : IClusters, IOpenClusters
    {
        public IReadOnlyList<string> Files => [];

        public IOpenClusters Open(string runFolder) => this;

        public IEnumerable<IReadOnlyList<DuplicateMember>> Read() =>
            [[.. Enumerable.Range(0, 6).Select(row => new DuplicateMember("unit", row, (ulong)row + 100) { Text = _texts[row] })]];

        public (DuplicateKind Kind, double Similarity) Compare(DuplicateMember one, DuplicateMember other) =>
            one.Text == other.Text ? (DuplicateKind.Exact, 1) : (DuplicateKind.Near, 0.9);

        public void Dispose()
        {
        }
    }
}
