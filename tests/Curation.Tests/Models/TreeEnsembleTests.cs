using Curation.Models;

namespace Curation.Tests.Models;

public sealed class TreeEnsembleTests
{
    private static readonly TreeEnsemble _trees = new(2, 0.5f, 2, [new(0, 10), new(1, -1), new(1, 4), new(0, 3)], [1, 2, 3, 4, 100, 200, 300, 400]);

    [Theory]
    [InlineData(10, -1, 1 + 200)]
    [InlineData(11, -1, 3 + 200)]
    [InlineData(10, 0, 2 + 200)]
    [InlineData(3, 5, 2 + 300)]
    [InlineData(11, 5, 4 + 400)]
    public void The_score_is_the_sum_of_leaves(float first, float second, double leaves) => Assert.Equal(leaves + 0.5, _trees.Score([first, second]), 1e-6);

    [Theory]
    [InlineData(1, 3, 27)]
    [InlineData(5, 6, 27)]
    [InlineData(8, 1, 4)]
    [InlineData(21, 0, 27)]
    [InlineData(11, 4, 16)]
    public void Many_rows_have_the_bits_that_each_has_alone(int features, int depth, int first)
    {
        const int trees = 27, rows = 37, stride = 23;
        var random = new Random(features);
        var questions = Enumerable.Range(0, trees * depth).Select(_ => new TreeQuestion(random.Next(features), random.NextSingle())).ToArray();
        var ensemble = new TreeEnsemble(features, 0.1f, depth, questions, [.. Enumerable.Range(0, trees << depth).Select(_ => random.NextSingle())],
            first == trees ? null : new EarlyExit(first, 0.55f * first));
        var values = Enumerable.Range(0, rows * stride).Select(i => i % 7 == 0 ? float.NaN : random.NextSingle()).ToArray();
        var scores = new float[rows];
        ensemble.Score(values, stride, scores);
        for (var row = 0; row < rows; row++)
        {
            Assert.Equal(ensemble.Score(values.AsSpan(row * stride, features)), scores[row]);
            Assert.Equal(OneByOne(ensemble, depth, first, values.AsSpan(row * stride, features)), scores[row]);
        }

        Assert.Throws<ArgumentException>(() => ensemble.Score(values.AsSpan(1), stride, scores));
    }

    private static float OneByOne(TreeEnsemble ensemble, int depth, int first, ReadOnlySpan<float> row)
    {
        var sum = 0.1f;
        for (var tree = 0; tree < ensemble.Trees; tree++)
        {
            if (tree == first && Math.Abs(sum) >= 0.55f * first) break;
            var leaf = 0;
            foreach (var (feature, cut) in ensemble.Questions.Slice(tree * depth, depth)) leaf = (2 * leaf) + (row[feature] > cut ? 1 : 0);
            sum += ensemble.Leaves[(tree << depth) + leaf];
        }

        return sum;
    }

    [Theory]
    [InlineData(1.5f, 1.5)]
    [InlineData(1.6f, 201.5)]
    public void A_row_that_is_sure_early_is_asked_no_more(float sure, double expected)
    {
        var trees = new TreeEnsemble(2, 0.5f, 2, [.. _trees.Questions], [.. _trees.Leaves], new EarlyExit(1, sure));
        Assert.Equal(expected, trees.Score([10, -1]), 1e-6);
        using var file = new MemoryStream();
        trees.Write(file);
        ReadOnlySpan<byte> bytes = file.ToArray();
        Assert.Equal(expected, TreeEnsemble.Read(ref bytes).Score([10, -1]), 1e-6);
    }

    [Fact]
    public void A_file_gives_the_same_trees_back_and_a_cut_one_none()
    {
        using var file = new MemoryStream();
        _trees.Write(file);
        var bytes = file.ToArray();
        ReadOnlySpan<byte> rest = [.. bytes, 7];
        var read = TreeEnsemble.Read(ref rest);
        Assert.Equal(1, rest.Length);
        Assert.Equal(_trees.Questions.ToArray(), read.Questions.ToArray());
        Assert.Equal(_trees.Leaves.ToArray(), read.Leaves.ToArray());
        Assert.Equal(_trees.Score([3, 4]), read.Score([3, 4]));
        for (var length = 0; length < bytes.Length; length++) Refuse(bytes[..length]);
    }

    [Fact]
    public void A_tree_that_asks_for_what_no_row_has_is_refused()
    {
        using var file = new MemoryStream();
        new TreeEnsemble(1, 0, 1, [new(1, 0)], [1, 2]).Write(file);
        Refuse(file.ToArray());
    }

    private static void Refuse(byte[] bytes) => Assert.Throws<InvalidDataException>(() =>
    {
        ReadOnlySpan<byte> file = bytes;
        return TreeEnsemble.Read(ref file);
    });
}
