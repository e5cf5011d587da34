using Curation.Training.Data;

namespace Curation.Training.Tests.Data;

public class WindowOrderTests
{
    [Theory]
    [InlineData(9, 8)]
    [InlineData(10, 3)]
    [InlineData(1000, 7)]
    [InlineData(4097, 1)]
    [InlineData(12345, 11)]
    public void EveryEpochReadsEveryWindowOnce(int tokens, int context)
    {
        var order = new WindowOrder(tokens, context, seed: 3);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var starts = Enumerable.Range(0, (int)order.Count).Select(n => order.Start(epoch * order.Count + n)).Order().ToArray();
            Assert.InRange(starts[0], 0, context - 1);
            Assert.InRange(starts[^1] + context + 1, 1, tokens);
            Assert.Equal(Enumerable.Range(0, starts.Length).Select(n => starts[0] + n * (long)context), starts);
        }
    }

    [Fact]
    public void SeedsAndEpochsDifferInOrder()
    {
        long[] Starts(ulong seed, int epoch) => [.. Enumerable.Range(0, 100).Select(n => new WindowOrder(1001, 10, seed).Start(epoch * 100 + n))];
        Assert.Equal(Starts(1, 0), Starts(1, 0));
        Assert.NotEqual(Starts(1, 0), Starts(2, 0));
        Assert.NotEqual(Starts(1, 0), Starts(1, 1));
        Assert.NotEqual(Starts(1, 0), Starts(1, 0).Order());
    }

    [Fact]
    public void TooFewTokensAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new WindowOrder(8, 8, seed: 1));
}
