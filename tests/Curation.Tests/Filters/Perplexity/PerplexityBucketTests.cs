using System.Text;
using Curation.Core;
using Curation.Filters.Perplexity;
using Curation.Tests.Models.NGrams;
using Curation.Text;

namespace Curation.Tests.Filters.Perplexity;

public sealed class PerplexityBucketTests
{
    private static readonly PerplexityBucket _stage = new() { Model = "tiny", Head = 1.9, Tail = 5.3 };

    [Theory]
    [InlineData("the cat sat", "head", 1.8836)]
    [InlineData("the dog", "middle", 5.2076)]
    [InlineData("dog dog", "tail", 8.2540)]
    [InlineData(" ", "none", double.PositiveInfinity)]
    public void Thirds(string text, string bucket, double perplexity)
    {
        var found = ((Labeler)_stage.Open(new Given())).Classify(new("s", "1", "", DocumentText.FromString(text)));
        Assert.Equal(bucket, found.Name);
        Assert.Equal(1 / perplexity, found.Score, 1e-4);
    }

    [Fact]
    public void Bounds_are_checked()
    {
        foreach (var stage in new[] { _stage with { Head = null }, _stage with { Tail = 1 } })
            Assert.Contains("head and tail are needed", Assert.Throws<RecipeException>(() => stage.Open(new Given())).Message, StringComparison.Ordinal);
    }

    private sealed class Given : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(TinyArpa.Text);
    }
}
