using Curation.Core;
using Curation.Filters.Page;
using Curation.Text;

namespace Curation.Tests.Filters.Page;

public sealed class ExtractionQualityTests
{
    [Fact]
    public void It_is_what_extraction_said() => Assert.Equal(0.75, new ExtractionQuality().Measure(Pages.Of(new ExtractedPage(default) { Quality = 0.75 })));

    [Fact]
    public void A_text_that_was_given_has_none() => Assert.Equal(double.NaN, new ExtractionQuality().Measure(Pages.Of(null)));
}

public sealed class ReservedRightsTests
{
    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 2)]
    public void Reservations_are_counted(bool noAi, bool tdm, int count) => Assert.Equal(
        count, new ReservedRights().Measure(Pages.Of(new ExtractedPage(default) { Rights = new PageRights([], ["nofollow"], noAi, false, tdm, null) })));

    [Fact]
    public void Others_can_be_named() => Assert.Equal(
        1, new ReservedRights { Names = ["nofollow"] }.Measure(Pages.Of(new ExtractedPage(default) { Rights = new PageRights([], ["nofollow"], true, true, true, null) })));

    [Fact]
    public void A_text_that_was_given_reserves_nothing() => Assert.Equal(0, new ReservedRights().Measure(Pages.Of(null)));
}

public sealed class PageTypeTests
{
    [Fact]
    public void It_is_what_extraction_judged() =>
        Assert.Equal(new Label("forum", 1), new PageType().Classify(Pages.Of(new ExtractedPage(default) { PageType = "forum" })));

    [Fact]
    public void A_text_that_was_given_has_none() => Assert.Equal(new Label("none", 0), new PageType().Classify(Pages.Of(null)));
}

internal static class Pages
{
    public static Document Of(ExtractedPage? page) =>
        new("s", "1", "https://a.example/", DocumentText.FromString("Text.")) { Page = page is null ? null : PageFacts.Of(page) };
}
