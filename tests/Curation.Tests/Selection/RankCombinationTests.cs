using Curation.Selection;

namespace Curation.Tests.Selection;

public sealed class RankCombinationTests
{
    private const uint Full = uint.MaxValue;

    [Fact]
    public void Rank_is_the_share_of_tokens_that_score_no_better() =>
        Assert.Equal([Full, (uint)(0.4 * Full), (uint)(0.9 * Full), (uint)(0.9 * Full)], RankCombination.Ranks([30, 10, 20, 20], [], [1, 4, 2, 3]));

    [Fact]
    public void Ranks_are_taken_within_strata() =>
        Assert.Equal([Full, (uint)(0.8 * Full), Full, Full], RankCombination.Ranks([30, 10, 20, 20], [0, 0, 1, 1], [1, 4, 2, 3]));

    [Fact]
    public void A_stratum_without_tokens_has_rank_zero() => Assert.Equal([0u, Full], RankCombination.Ranks([5, 5], [0, 1], [0, 1]));

    [Fact]
    public void Without_a_score_the_rank_is_zero_and_lifts_nobody() =>
        Assert.Equal([0, Full / 2, 0, Full, 0], RankCombination.Ranks([0, 7, 0, 9, 0], [0, 0, 0, 0, 1], [50, 1, 50, 1, 3]));

    [Theory]
    [InlineData(Combine.MeanRank, 0.5)]
    [InlineData(Combine.MaxRank, 1)]
    [InlineData(Combine.ProductRank, 0)]
    public void A_scorer_that_scores_nothing_moves_nobody_up(Combine how, double best)
    {
        var combined = RankCombination.Combine([[1, 2], [0, 0]], [], [1, 1], how, []);
        Assert.Equal(best, RankCombination.Share(combined[1]), 6);
        Assert.True(combined[0] <= combined[1]);
        Assert.InRange(RankCombination.Share(combined[0]), 0, best / 2 + 1e-6);
    }

    [Theory]
    [InlineData(Combine.MeanRank, 0.75, 0.75)]
    [InlineData(Combine.MaxRank, 1, 1)]
    [InlineData(Combine.ProductRank, 0.70710678, 0.70710678)]
    public void Two_scorers_become_one(Combine how, double first, double second) => Same(how, [], first, second);

    [Theory]
    [InlineData(Combine.MeanRank, 0.625, 0.875)]
    [InlineData(Combine.ProductRank, 0.59460356, 0.84089642)]
    [InlineData(Combine.MaxRank, 1, 1)]
    public void Weights_shift_the_mean_and_the_product(Combine how, double first, double second) => Same(how, [3, 1], first, second);

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(RankCombination.Combine([[]], [], [], Combine.MeanRank, []));

    private static void Same(Combine how, double[] weights, double first, double second)
    {
        var combined = RankCombination.Combine([[1, 2], [2, 1]], [], [1, 1], how, weights);
        Assert.Equal([first, second], combined.Select(RankCombination.Share), (expected, actual) => Math.Abs(expected - actual) < 1e-7);
    }
}
