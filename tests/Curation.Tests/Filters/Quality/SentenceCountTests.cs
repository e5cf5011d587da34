using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class SentenceCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("This is one. This is two! Is it three?", 3)]
    [InlineData("This is one\nand this is two.", 1)]
    [InlineData("This is one.\nThis is two.\nShort one.", 2)]
    [InlineData("The U.S. has e.g. states... and more.", 1)]
    [InlineData("He said \"Go.\" Then he went.", 2)]
    [InlineData("What?! No way.", 2)]
    [InlineData("Cited [1] here. [2] And there.", 2)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new SentenceCount(), text));
}
