using Curation.Models;

namespace Curation.Tests.Models;

public sealed class TreeEnsembleTests
{
    private static readonly TreeEnsemble _trees = new(
        2, 0.5f, [0, 3], [new(0, 1, 10), new(0, 0, 1), new(0, 0, 2), new(1, 4, -1), new(0, 0, 100), new(0, 0, 200)]);

    [Theory]
    [InlineData(10, -1, 101.5)]
    [InlineData(11, -1, 102.5)]
    [InlineData(10, 0, 201.5)]
    public void The_score_is_the_sum_of_leaves(float first, float second, double expected) => Assert.Equal(expected, _trees.Score([first, second]), 1e-6);

    [Fact]
    public void A_file_gives_the_same_trees_back_and_a_cut_one_none()
    {
        using var file = new MemoryStream();
        _trees.Write(file);
        var bytes = file.ToArray();
        ReadOnlySpan<byte> rest = [.. bytes, 7];
        var read = TreeEnsemble.Read(ref rest);
        Assert.Equal(1, rest.Length);
        Assert.Equal(_trees.Nodes.ToArray(), read.Nodes.ToArray());
        Assert.Equal(_trees.Score([3, 4]), read.Score([3, 4]));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() =>
            {
                ReadOnlySpan<byte> cut = bytes.AsSpan(0, length);
                return TreeEnsemble.Read(ref cut);
            });
        }
    }

    [Fact]
    public void A_tree_that_goes_in_circles_is_refused()
    {
        using var file = new MemoryStream();
        new TreeEnsemble(1, 0, [0], [new(0, 1, 0), new(0, 0, 0), new(0, 1, 0)]).Write(file);
        Assert.Throws<InvalidDataException>(() =>
        {
            ReadOnlySpan<byte> bytes = file.ToArray();
            return TreeEnsemble.Read(ref bytes);
        });
    }
}
