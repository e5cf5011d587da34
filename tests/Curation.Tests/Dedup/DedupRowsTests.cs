using System.Text;
using Curation.Dedup.Rows;

namespace Curation.Tests.Dedup;

public sealed class DedupRowsTests
{
    private static readonly string _words = string.Join(' ', new Planted(20).Words(100));

    [Theory]
    [InlineData(DedupMethod.Both, "a:b:False:b:0.99 b:b:True:: c:b:False:b:1 d:d:True:: e:d:False:d:1 f::True::")]
    [InlineData(DedupMethod.Exact, "a::True:: b:b:True:: c:b:False:b:1 d:d:True:: e:d:False:d:1 f::True::")]
    [InlineData(DedupMethod.Near, "a:b:False:b:0.99 b:b:True:: c:b:False:b:1 d:d:True:: e:d:False:d:1 f::True::")]
    public async Task Rows_come_back_in_order_with_their_survivor(DedupMethod method, string expected)
    {
        var longer = _words + " more";
        var rows = await Run(method, [("a", _words), ("b", longer), ("c", longer), ("d", "tiny"), ("e", "tiny"), ("f", "")]);
        Assert.Equal(
            expected, string.Join(' ', rows.Select(row => FormattableString.Invariant($"{row.Id}:{row.Cluster}:{row.Keep}:{row.Of}:{row.Similarity:0.##}"))));
    }

    [Fact]
    public async Task Of_equally_long_texts_the_smallest_id_survives()
    {
        var rows = await Run(DedupMethod.Both, [("c", "same"), ("a", "same"), ("b", "same")]);
        Assert.Equal([("c", "a"), ("a", null), ("b", "a")], rows.Select(row => (row.Id, row.Of)));
    }

    [Fact]
    public async Task No_rows_give_no_rows() => Assert.Empty(await Run(DedupMethod.Both, []));

    [Fact]
    public async Task Rows_of_many_units_meet()
    {
        var planted = new Planted(21);
        var rows = Enumerable.Range(0, 70_000).Select(i => ($"{i}", i % 65_536 == 5 ? _words : $"text {i}")).ToArray();
        var marked = (await Run(DedupMethod.Both, rows)).Where(row => row.Cluster is not null).Select(row => (row.Id, row.Of));
        Assert.Equal([("5", null), ("65541", "5")], marked);
    }

    private static async Task<List<DedupRow>> Run(DedupMethod method, (string Id, string Text)[] rows)
    {
        var result = new List<DedupRow>();
        var inputs = rows.Select(row => new DedupInput(row.Id, Encoding.UTF8.GetBytes(row.Text)));
        var dedup = new DedupRows(new() { Dedup = DedupRows.For(method, new()) }, workers: 2);
        await foreach (var row in dedup.Run(inputs)) result.Add(row);
        return result;
    }
}
