using Curation.Selection;

namespace Curation.Tests.Selection;

public sealed class QuotasTests
{
    [Theory]
    [InlineData(10, 1, new long[] { 50, 30, 20 }, new long[] { 5, 3, 2 })]
    [InlineData(10, 1, new long[] { 1, 1, 1 }, new long[] { 4, 3, 3 })] // equal fractions: the earlier
    [InlineData(11, 1, new long[] { 50, 30, 20 }, new long[] { 6, 3, 2 })] // 5.5, 3.3, 2.2
    [InlineData(9, 0, new long[] { 50, 30, 20 }, new long[] { 3, 3, 3 })]
    [InlineData(9, 0, new long[] { 50, 0, 20 }, new long[] { 5, 0, 4 })]
    [InlineData(30, 0.5, new long[] { 100, 25 }, new long[] { 20, 10 })]
    [InlineData(9, 1, new long[] { 0, 0 }, new long[] { 0, 0 })]
    [InlineData(0, 1, new long[] { 1, 2 }, new long[] { 0, 0 })]
    public void Budget_is_divided(long budget, double power, long[] tokens, long[] quotas) => Assert.Equal(quotas, Quotas.Divide(budget, tokens, power));

    [Fact]
    public void Nothing_of_a_large_budget_is_lost()
    {
        long[] tokens = [123_456_789_012, 1, 77_777, 9_999_999_999_999];
        Assert.Equal(987_654_321_987, Quotas.Divide(987_654_321_987, tokens, 0.7).Sum());
    }
}
