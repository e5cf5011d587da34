using Curation.Selection;

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
        Assert.Equal(
            new TokenCut(budget, kept, tokens, next), TokenCut.Make([new(1, 1, 1, 1, 3), new(4, 9, 9, 5, 0), new(3, 1, 1, 3, 1), new(2, 1, 1, 9, 2)], budget));

    [Fact]
    public void Agrees_with_sort_and_cut_for_any_order_of_input()
    {
        for (var round = 0UL; round < 200; round++)
        {
            var candidates = Enumerable.Range(0, 50).Select(i => Draw(round, i)).ToArray();
            var budget = (long)(Mix(round, 999) % 600);
            var sorted = candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Hash).ThenBy(c => c.Identity).ToList();
            var kept = sorted.TakeWhile((_, i) => sorted.Take(i + 1).Sum(c => (long)c.Tokens) <= budget).ToList();
            var shuffled = candidates.OrderBy(c => Mix(round + 1000, c.Document)).ToArray();
            var cut = TokenCut.Make(shuffled, budget);
            Assert.Equal((kept.Count, kept.Sum(c => (long)c.Tokens)), (cut.Kept, cut.KeptTokens));
            Assert.Equal(sorted, shuffled);
        }
    }

    private static Candidate Draw(ulong round, int i) => new((uint)(Mix(round, i) % 5), Mix(round, i + 100) % 4, (ulong)i, (int)(Mix(round, i + 200) % 30), i);

    private static ulong Mix(ulong round, int i) => Curation.Text.XxHash64.Hash($"{round} {i}");
}
