using System.Text.Json;
using Curation.Reporting.Comparing;

namespace Curation.Tests.Reporting;

public sealed class RunComparisonTests
{
    [Fact]
    public void Two_runs_side_by_side()
    {
        using var one = new SmallRun();
        using var other = new SmallRun(lateIsKept: true);
        Assert.Equal($"""
            A = {one.Folder}
            B = {other.Folder}

            step     stage       documents A  documents B  tokens A  tokens B
            extract  extract               5            5        38        38
            measure  characters            4            5        37        38
            dedup    dedup                 3            3        29        29
            select   select                2            3        20        29

            kept by  documents  tokens
            A and B          2      20
            A alone          0       0
            B alone          1       9
            Jaccard similarity of the selections: 0.6667
            kept by B, in A: select/below-cut 1

            reasons that moved     A  B
            characters/characters  1  0
            dedup/near             1  2
            select/below-cut       1  0

            """, RunComparison.Of([one.Folder, other.Folder], CancellationToken.None).ToText());
    }

    [Fact]
    public void A_run_and_its_twin()
    {
        using var one = new SmallRun();
        using var other = new SmallRun();
        var comparison = RunComparison.Of([one.Folder, other.Folder], CancellationToken.None);
        Assert.Equal(1, Assert.Single(comparison.Selections).Jaccard);
        Assert.EndsWith("the same number of documents fell for every reason\n", comparison.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Three_runs_make_three_pairs_and_a_run_that_kept_nothing_is_no_stumbling_block()
    {
        using var one = new SmallRun();
        using var other = new SmallRun(lateIsKept: true);
        using var empty = new SmallRun(empty: true);
        using var json = JsonDocument.Parse(RunComparison.Of([one.Folder, other.Folder, empty.Folder], CancellationToken.None).ToJson());
        var pairs = json.RootElement.GetProperty("selections").EnumerateArray().ToList();
        Assert.Equal([2, 0, 0], pairs.Select(pair => pair.GetProperty("both_documents").GetInt64()));
        Assert.Equal("not in the run", pairs[1].GetProperty("only_one_fell")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void A_stage_of_one_run_alone_stands_where_that_run_has_it()
    {
        using var one = new SmallRun();
        using var other = new SmallRun();
        var funnel = File.ReadAllText(other.PathOf("funnel.json"));
        File.WriteAllText(other.PathOf("funnel.json"), funnel.Replace("\"characters\"", "\"words\"", StringComparison.Ordinal));
        var stages = RunComparison.Of([one.Folder, other.Folder], CancellationToken.None).Stages;
        Assert.Equal(["extract", "words", "characters", "dedup", "select"], stages.Select(row => row.Stage));
        Assert.Equal([null, 4], stages[1].Documents);
    }
}
