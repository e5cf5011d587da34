using Curation.Core;

namespace Curation.Tests.Core;

public sealed class QuantisedScoreTests
{
    [Fact]
    public void Keeps_the_order_and_the_value()
    {
        double[] scores = [double.NaN, double.NegativeInfinity, -1e30, -1, -1e-30, 0, 1e-30, 0.25, 0.5, 1, 3e38, double.PositiveInfinity];
        var quantised = scores.Select(QuantisedScore.Of).ToList();
        Assert.Equal(quantised.Order().Distinct(), quantised);
        foreach (var (score, integer) in scores.Zip(quantised)) Assert.Equal((float)score, (float)QuantisedScore.Value(integer));
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(QuantisedScore.Of(0.0), QuantisedScore.Of(-0.0));
}
