using Curation.Quality.Classifying;

namespace Curation.Tests.Quality.Classifying;

public sealed class RankMeasuresTests
{
    [Fact]
    public void Auc_is_the_share_of_pairs_in_order()
    {
        var random = new Random(9);
        for (var round = 0; round < 20; round++)
        {
            var scores = Enumerable.Range(0, 40).Select(_ => (double)random.Next(10)).ToList();
            var positive = scores.Select((_, i) => i < 15).ToList();
            var pairs = from i in Enumerable.Range(0, 15) from j in Enumerable.Range(15, 25) select scores[i].CompareTo(scores[j]) / 2.0 + 0.5;
            Assert.Equal(pairs.Average(), RankMeasures.Auc(scores, positive), 1e-12);
        }
    }

    [Fact]
    public void Precision_and_correlation()
    {
        Assert.Equal(0.5, RankMeasures.PrecisionAtTop([4, 3, 2, 1], [true, false, true, true], 0.5));
        Assert.Equal(1, RankMeasures.PrecisionAtTop([4, 3, 2, 1], [true, false, true, true], 0.01));
        Assert.Equal(-1, RankMeasures.Spearman([1, 2, 3], [30, 20, 1]), 1e-12);
        Assert.Equal(Math.Sqrt(0.75), RankMeasures.Spearman([1, 1, 2], [1, 2, 3]), 1e-12);
        Assert.True(double.IsNaN(RankMeasures.Spearman([1, 1], [1, 2])));
    }
}
