using Curation.Models;

namespace Curation.Tests.Models;

public sealed class CurvesTests
{
    [Fact]
    public void The_logarithm_is_that_of_the_library()
    {
        for (var value = 1e-6f; value < 1e9f; value *= 1.0137f) Assert.Equal(Math.Log2(value), Curves.Log2(value), 4e-6);
        Assert.Equal(0, Curves.Log2(1));
        Assert.Equal(10, Curves.Log2(1024));
    }

    [Fact]
    public void The_logistic_curve_is_that_of_the_library()
    {
        for (var x = -30f; x < 30; x += 0.0137f) Assert.Equal(1 / (1 + Math.Exp(-x)), Curves.Logistic(x), 1e-6);
        Assert.Equal(1, Curves.Logistic(float.PositiveInfinity));
        Assert.InRange(Curves.Logistic(float.NegativeInfinity), 0, 1e-30f);
    }
}
