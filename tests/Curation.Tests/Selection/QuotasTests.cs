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

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Agrees_with_tokens_dealt_one_by_one(double power)
    {
        var random = new Random(9);
        for (var round = 0; round < 100; round++)
        {
            var tokens = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) == 0 ? 0L : random.Next(1, 1 << random.Next(1, 20))).ToArray();
            var budget = random.Next(3000);
            var quotas = Quotas.Divide(budget, tokens, power);
            Assert.Equal(Dealt(budget, tokens, power), quotas);
            Assert.Equal(tokens.Any(count => count > 0) ? budget : 0, quotas.Sum());
        }
    }

    [Fact]
    public void Nothing_of_a_large_budget_is_lost()
    {
        long[] tokens = [123_456_789_012, 1, 77_777, 9_999_999_999_999];
        Assert.Equal(987_654_321_987, Quotas.Divide(987_654_321_987, tokens, 0.7).Sum());
    }

    /// <summary>Each token to the stratum that is furthest below its exact share, the earlier of two.</summary>
    internal static long[] Dealt(long budget, long[] tokens, double power)
    {
        var weights = Array.ConvertAll(tokens, count => count == 0 ? 0 : Math.Pow(count, power));
        var (quotas, total) = (new long[tokens.Length], weights.Sum());
        for (var given = 0; given < budget && total > 0; given++)
            quotas[Enumerable.Range(0, tokens.Length).Where(i => weights[i] > 0).MaxBy(i => budget * (weights[i] / total) - quotas[i])]++;
        return quotas;
    }
}
