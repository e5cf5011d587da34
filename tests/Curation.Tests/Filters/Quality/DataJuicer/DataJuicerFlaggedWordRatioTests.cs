using Curation.Core;
using Curation.Filters.Quality.DataJuicer;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality.DataJuicer;

public sealed class DataJuicerFlaggedWordRatioTests
{
    [Fact]
    public void Is_undefined_without_a_list() => Assert.Equal(double.NaN, By(new DataJuicerFlaggedWordRatio(), "any text"));

    [Theory]
    [InlineData("", 0.0)]
    [InlineData("Bad, good, BAD bäd", 3.0 / 4)]
    public void Measures_against_its_list(string text, double expected) =>
        Assert.Equal(expected, By((Filter)new DataJuicerFlaggedWordRatio { List = "list" }.Open(new List()), text));

    private sealed class List : IAssets
    {
        public byte[] Read(string name) => "bad\r\n\nbäd\n"u8.ToArray();
    }
}
