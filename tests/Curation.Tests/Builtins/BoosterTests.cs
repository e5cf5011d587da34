using Curation.Builtins.Boosting;

namespace Curation.Tests.Builtins;

public sealed class BoosterTests
{
    private const int Rows = 60, Features = 3;

    private static (float[] Values, float[] Labels) Data(ulong seed)
    {
        var values = new float[Rows * Features];
        for (var i = 0; i < values.Length; i++) values[i] = (float)Math.Floor(Draw.Unit(seed + (ulong)i) * 20);
        var labels = new float[Rows];
        for (var i = 0; i < Rows; i++) labels[i] = values[i * Features] > 9 != values[(i * Features) + 1] > 4 ? 1 : 0;
        return (values, labels);
    }

    /// <summary>Every feature and every cut between two values, the sums made anew for each.</summary>
    private static double BestGain(float[] values, float[] labels)
    {
        var mean = labels.Average();
        var best = 0.0;
        for (var f = 0; f < Features; f++)
        {
            foreach (var cut in Enumerable.Range(0, Rows).Select(row => values[(row * Features) + f]).Distinct())
            {
                var left = Enumerable.Range(0, Rows).Where(row => values[(row * Features) + f] <= cut).ToArray();
                var right = Enumerable.Range(0, Rows).Except(left).ToArray();
                if (right.Length > 0) best = Math.Max(best, Gain(left) + Gain(right) - Gain([.. left, .. right]));
            }
        }

        return best;

        double Gain(int[] rows) => Math.Pow(rows.Sum(row => mean - labels[row]), 2) / rows.Length;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_first_split_is_the_best_of_all(ulong seed)
    {
        var (values, labels) = Data(seed);
        var options = new BoostingOptions
        {
            Trees = 1, Depth = 1, LearningRate = 1, MinLeaf = 1e-9, Ridge = 0, GroupShare = 1, RowShare = 1, FeatureShare = 1, IsLogistic = false,
        };
        var trees = Booster.Fit(new BinnedRows(values, Features), [.. Enumerable.Range(0, Rows)], labels, Ones(), Pages(), options);
        var before = labels.Sum(label => Math.Pow(label - labels.Average(), 2));
        var after = Enumerable.Range(0, Rows).Sum(row => Math.Pow(labels[row] - trees.Score(values.AsSpan(row * Features, Features)), 2));
        Assert.Equal(BestGain(values, labels), before - after, 1e-3);
    }

    [Fact]
    public void Many_trees_learn_what_no_single_feature_tells_and_the_same_again()
    {
        var (values, labels) = Data(9);
        var options = new BoostingOptions { Trees = 60, Depth = 2, LearningRate = 0.3, MinLeaf = 0.1, Ridge = 0.1 };
        var rows = new BinnedRows(values, Features);
        var trees = Booster.Fit(rows, [.. Enumerable.Range(0, Rows)], labels, Ones(), Pages(), options);
        var right = Enumerable.Range(0, Rows).Count(row => trees.Probability(values.AsSpan(row * Features, Features)) > 0.5 == labels[row] > 0.5);
        Assert.True(right >= 57, $"{right} of {Rows}");
        var again = Booster.Fit(rows, [.. Enumerable.Range(0, Rows)], labels, Ones(), Pages(), options);
        Assert.Equal(trees.Questions.ToArray(), again.Questions.ToArray());
        Assert.Equal(trees.Leaves.ToArray(), again.Leaves.ToArray());
    }

    /// <summary>All pairs of questions, the second one the same for both halves.</summary>
    [Fact]
    public void A_second_question_is_the_best_for_both_leaves_together()
    {
        var (values, labels) = Data(5);
        var options = new BoostingOptions
        {
            Trees = 1, Depth = 2, LearningRate = 1, MinLeaf = 1e-9, Ridge = 0, GroupShare = 1, RowShare = 1, FeatureShare = 1, IsLogistic = false,
        };
        var trees = Booster.Fit(new BinnedRows(values, Features), [.. Enumerable.Range(0, Rows)], labels, Ones(), Pages(), options);
        var first = trees.Questions[0];
        var found = Left(trees.Questions[1].Feature, trees.Questions[1].Cut);
        for (var f = 0; f < Features; f++)
        {
            for (var cut = 0.5f; cut < 20; cut++) Assert.True(found <= Left(f, cut) + 1e-6);
        }

        // squared error in the four leaves
        double Left(int feature, float cut) => Enumerable.Range(0, Rows)
            .GroupBy(row => (values[(row * Features) + first.Feature] > first.Cut, values[(row * Features) + feature] > cut))
            .Sum(leaf => leaf.Sum(row => Math.Pow(labels[row] - leaf.Average(r => labels[r]), 2)));
    }

    private static float[] Ones() => [.. Enumerable.Repeat(1f, Rows)];

    private static int[] Pages() => [.. Enumerable.Range(0, Rows)];
}
