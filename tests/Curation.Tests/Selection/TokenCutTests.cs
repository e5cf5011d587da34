using Curation.Selection;
using Curation.Text;

namespace Curation.Tests.Selection;

public sealed class TokenCutTests
{
    [Theory]
    [InlineData(0.02, 1000, 20)]
    [InlineData(0.02, 1049, 20)]
    [InlineData(0.02, 1050, 21)]
    [InlineData(0.03, 100, 3)]
    [InlineData(1, 7, 7)]
    public void Budget_is_the_floor_of_the_share(double share, long tokens, long budget) => Assert.Equal(budget, TokenCut.BudgetOf(share, tokens));

    [Theory]
    [InlineData(0, 0, 0, 5)]
    [InlineData(4, 0, 0, 5)]
    [InlineData(5, 1, 5, 3)]
    [InlineData(8, 2, 8, 9)]
    [InlineData(16, 2, 8, 9)]
    [InlineData(17, 3, 17, 1)]
    [InlineData(18, 4, 18, 0)]
    [InlineData(99, 4, 18, 0)]
    public void The_first_that_does_not_fit_ends_it(long budget, int kept, long tokens, int next) =>
        Assert.Equal(new TokenCut(budget, kept, tokens, tokens, next, 1, 0), TokenCut.Make([0, 1, 2, 3], [5, 3, 9, 1], budget));

    [Theory]
    [InlineData(19, 18, 1, 0, 5)] // the best document has 5
    [InlineData(23, 23, 1, 1, 3)]
    [InlineData(34, 26, 1, 2, 9)]
    [InlineData(35, 35, 1, 3, 1)]
    [InlineData(36, 36, 2, 0, 5)]
    [InlineData(54, 54, 3, 0, 0)]
    [InlineData(999, 54, 3, 0, 0)]
    public void What_is_missing_is_filled_with_repeats(long budget, long tokens, int copies, int extra, int next) =>
        Assert.Equal(new TokenCut(budget, 4, 18, tokens, next, copies, extra), TokenCut.Make([0, 1, 2, 3], [5, 3, 9, 1], budget, repeat: 3));

    [Fact]
    public void Order_agrees_with_a_plain_sort_for_any_order_of_input()
    {
        for (var round = 0UL; round < 200; round++)
        {
            var keys = Enumerable.Range(0, 50).Select(i => (uint)(Mix(round, i) % 5)).ToArray();
            var identities = Enumerable.Range(0, 50).Select(i => Mix(round, i + 100) % 40).ToArray();
            var shuffled = Enumerable.Range(0, 50).OrderBy(i => Mix(round, i + 1000)).ToArray();
            var sorted = shuffled.OrderByDescending(i => keys[i]).ThenBy(i => Curation.Core.Document.Seeded(identities[i], 7)).ThenBy(i => identities[i]);
            Assert.Equal(sorted.Select(i => (keys[i], identities[i])), Ranking.Order(shuffled, keys, identities, 7).Select(i => (keys[i], identities[i])));
        }
    }

    private static ulong Mix(ulong round, int i) => XxHash64.Hash($"{round} {i}");
}
