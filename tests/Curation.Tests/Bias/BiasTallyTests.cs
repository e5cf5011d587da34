using System.Text;
using System.Text.Json;
using Curation.Bias;

namespace Curation.Tests.Bias;

public sealed class BiasTallyTests
{
    private static readonly BiasOptions _fourFifths = new() { Limits = [new LimitOptions { Groups = "identity/*", Min = 0.8, Max = 1.25 }] };

    [Fact]
    public void Counts_rates_and_ratios_of_a_worked_example()
    {
        var tally = new BiasTally(["final"]);
        for (var i = 0; i < 100; i++) tally.Add(0, "identity/a/g language/en", 10, i < 30);
        for (var i = 0; i < 200; i++) tally.Add(0, ["language/en"], 20, i < 100);
        var report = tally.Report(_fourFifths);
        var row = report.Steps[0].Groups[0];
        Assert.Equal(new GroupCounts(300, 5000, 130, 2300), report.Steps[0].All);
        Assert.Equal(new GroupCounts(100, 1000, 30, 300), row.Counts);
        Assert.Equal(0.3 / 0.5, row.ImpactRatioTokens);
        Assert.Equal(0.3 / 0.5, row.ImpactRatioDocuments);
        // by hand: se = sqrt(.7/30 + .5/100) = 0.168325, 0.6·exp(±1.95996·se)
        Assert.Equal(0.43139, row.IntervalLow!.Value, 4);
        Assert.Equal(0.83451, row.IntervalHigh!.Value, 4);
        Assert.Null(report.Steps[0].Groups[1].ImpactRatioTokens);
    }

    [Fact]
    public void A_filter_that_drops_a_group_twice_as_often_breaks_the_limit_and_is_named()
    {
        var tally = Planted(20_000, 0.4, 0.2);
        var report = tally.Report(_fourFifths);
        var verdict = Assert.Single(report.Limits);
        Assert.Equal(LimitOutcome.Fail, verdict.Verdict);
        Assert.InRange(verdict.Value!.Value, 0.73, 0.77);
        Assert.True(report.IsBroken);
        Assert.InRange(Row(report, "fair").ImpactRatioDocuments!.Value, 0.98, 1.02);
        Assert.InRange(Row(report, "unfair").IntervalHigh!.Value, 0.7, 0.8);
    }

    [Fact]
    public void A_small_group_is_inconclusive_and_breaks_nothing()
    {
        var report = Planted(50, 0.4, 0.2).Report(_fourFifths);
        var verdict = Assert.Single(report.Limits);
        Assert.Equal((LimitOutcome.Inconclusive, 50, 300), (verdict.Verdict, verdict.Documents, verdict.NeededDocuments));
        Assert.False(report.IsBroken);
    }

    [Fact]
    public void Independent_filters_pass_and_their_interval_holds_one()
    {
        var covered = 0;
        for (ulong seed = 0; seed < 50; seed++)
        {
            var report = Planted(20_000, 0.3, 0.3, seed).Report(_fourFifths);
            Assert.Equal(LimitOutcome.Pass, Assert.Single(report.Limits).Verdict);
            var row = Row(report, "unfair");
            if (row.IntervalLow <= 1 && row.IntervalHigh >= 1) covered++;
        }

        Assert.InRange(covered, 43, 50);
    }

    [Theory]
    [InlineData(0.8, LimitOutcome.Pass)]
    [InlineData(0.80001, LimitOutcome.Fail)]
    public void A_value_on_the_bound_is_inside(double min, LimitOutcome expected)
    {
        var tally = new BiasTally(["final"]);
        for (var i = 0; i < 10; i++) tally.Add(0, i < 5 ? "g/a" : "g/b", 1, i is < 4 or >= 5);
        var options = new BiasOptions { Limits = [new LimitOptions { Groups = "g/a", Min = min, MinDocuments = 5 }] };
        Assert.Equal(expected, Assert.Single(tally.Report(options).Limits).Verdict);
    }

    [Fact]
    public void Empty_cells_give_open_or_bounded_intervals_and_no_ratio_without_a_reference()
    {
        var (low, high) = ImpactRatio.Interval(new GroupCounts(100, 100, 0, 0), new GroupCounts(100, 100, 50, 50));
        Assert.Equal(0, low);
        Assert.InRange(high!.Value, 0.03, 0.2);
        (low, high) = ImpactRatio.Interval(new GroupCounts(100, 100, 50, 50), new GroupCounts(100, 100, 0, 0));
        Assert.True(low > 1);
        Assert.Null(high);
        Assert.Equal((null, null), ImpactRatio.Interval(default, default));
        Assert.Null(ImpactRatio.ByTokens(new GroupCounts(1, 1, 1, 1), default));
    }

    [Fact]
    public void Order_and_parts_do_not_change_a_byte()
    {
        var whole = new BiasTally(["a", "b"]);
        BiasTally[] parts = [new(["a", "b"]), new(["a", "b"])];
        foreach (var i in Enumerable.Range(0, 1000)) whole.Add(i % 2, $"g/{i % 7} h/{i % 3}", i, i % 5 > 0);
        foreach (var i in Enumerable.Range(0, 1000).Reverse()) parts[i % 3 / 2].Add(i % 2, [$"h/{i % 3}", $"g/{i % 7}"], i, i % 5 > 0);
        parts[1].Merge(parts[0]);
        Assert.Equal(whole.Report(_fourFifths).ToJson(), parts[1].Report(_fourFifths).ToJson());
        Assert.Throws<ArgumentException>(() => whole.Merge(new BiasTally(["a"])));
    }

    [Fact]
    public void Json_says_what_groups_are()
    {
        using var json = JsonDocument.Parse(Planted(4000, 0.4, 0.2).Report(_fourFifths).ToJson());
        var root = json.RootElement;
        Assert.Contains("never a guess of the author's identity", root.GetProperty("statement").GetString());
        Assert.Equal("statement", root.EnumerateObject().First().Name);
        Assert.Equal("fail", root.GetProperty("limits")[0].GetProperty("verdict").GetString());
        var row = root.GetProperty("steps")[0].GetProperty("groups")[0];
        Assert.Equal("identity/a/g", row.GetProperty("group").GetString());
        Assert.Equal(4000, row.GetProperty("counts").GetProperty("documents").GetInt64());
        Assert.Equal(JsonValueKind.Number, row.GetProperty("impact_ratio_tokens").ValueKind);
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "identity/a/b", true)]
    [InlineData("identity/*", "identity/a/b", true)]
    [InlineData("identity/*", "region/uk", false)]
    [InlineData("*/uk", "region/uk", true)]
    [InlineData("*a*b", "xaxxbxb", true)]
    [InlineData("*a*b", "xaxxbxc", false)]
    [InlineData("region/uk", "region/uk", true)]
    [InlineData("region/uk", "region/ukr", false)]
    [InlineData("", "x", false)]
    public void Patterns(string pattern, string name, bool expected) => Assert.Equal(expected, Limits.IsMatch(pattern, name));

    private static GroupRow Row(BiasReport report, string step) =>
        report.Steps.Single(audit => audit.Step == step).Groups.Single(row => row.Group == "identity/a/g");

    /// <summary>Two groups of one size; a fair step drops 10 % of both, an unfair one the given shares; "final" is both together.</summary>
    private static BiasTally Planted(int size, double dropGroup, double dropRest, ulong seed = 5)
    {
        var tally = new BiasTally(["fair", "unfair", "final"]);
        for (var i = 0; i < 2 * size; i++)
        {
            IReadOnlyList<string> groups = i % 2 == 0 ? ["identity/a/g", "language/en"] : ["language/en"];
            var tokens = 50 + (long)(Chance(i, seed + 1000) * 100);
            var fair = Chance(i, seed + 2000) >= 0.1;
            var unfair = Chance(i, seed) >= (i % 2 == 0 ? dropGroup : dropRest);
            tally.Add(0, groups, tokens, fair);
            if (fair) tally.Add(1, groups, tokens, unfair);
            tally.Add(2, groups, tokens, fair && unfair);
        }

        return tally;
    }

    private static double Chance(int i, ulong seed) => Curation.Text.XxHash64.Hash(Encoding.UTF8.GetBytes($"{i}"), seed) / (double)ulong.MaxValue;
}
