using Curation.Text;

namespace Curation.Tests.Text;

public sealed class XxHash64Tests
{
    [Theory]
    [InlineData("", 0UL, 0xEF46DB3751D8E999UL)]
    [InlineData("a", 0UL, 0xD24EC4F1A98C6E5BUL)]
    [InlineData("abc", 0UL, 0x44BC2CF5AD770999UL)]
    public void Gives_the_published_values(string text, ulong seed, ulong expected) => Assert.Equal(expected, XxHash64.Hash(text, seed));

    [Fact]
    public void Every_length_and_seed_gives_another_value()
    {
        var data = Enumerable.Range(0, 100).Select(i => (byte)(i * 37)).ToArray();
        var hashes = Enumerable.Range(0, 101).SelectMany(length => new[] { XxHash64.Hash(data.AsSpan(0, length)), XxHash64.Hash(data.AsSpan(0, length), 7) });
        Assert.Equal(202, hashes.Distinct().Count());
    }
}
