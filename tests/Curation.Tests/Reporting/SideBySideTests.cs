using Curation.Reporting.Explaining;

namespace Curation.Tests.Reporting;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData("a b c", "a b c", "=a b c")]
    [InlineData("a b c", "a x c", "=a|b/x|=c")]
    [InlineData("a b c d", "b c d e", "a/|=b c d|/e")]
    [InlineData("", "x y", "/x y")]
    [InlineData("", "", "")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14 x", "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "=1 2 3 4 5 6 … 9 10 11 12 13 14|x/")]
    public void Words_are_aligned(string text, string survivor, string passages) =>
        Assert.Equal(passages, string.Join('|', SideBySide.Of(text, "s", survivor).Passages
            .Select(passage => passage.IsCommon ? "=" + passage.Text : $"{passage.Text}/{passage.SurvivorText}")));
}
