using Curation.Selection;

namespace Curation.Tests.Selection;

public sealed class RankCombinationTests
{
    [Fact]
    public void Rank_is_the_share_of_tokens_that_score_no_better()
    {
        var ranks = RankCombination.Combine([[30, 10, 20, 20]], [1, 4, 2, 3], largest: false);
        Assert.Equal([uint.MaxValue, (uint)(0.4 * uint.MaxValue), (uint)(0.9 * uint.MaxValue), (uint)(0.9 * uint.MaxValue)], ranks);
    }

    [Fact]
    public void Mean_and_largest_of_two_scorers()
    {
        IReadOnlyList<uint[]> scores = [[1, 2], [2, 1]];
        Assert.Equal(
            [(uint)((uint.MaxValue / 2 + (ulong)uint.MaxValue) / 2), (uint)((uint.MaxValue / 2 + (ulong)uint.MaxValue) / 2)],
            RankCombination.Combine(scores, [1, 1], largest: false));
        Assert.Equal([uint.MaxValue, uint.MaxValue], RankCombination.Combine(scores, [1, 1], largest: true));
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(RankCombination.Combine([[]], [], largest: false));
}
