using Curation.Core;

namespace Curation.Tests.Core;

public sealed class DeclaredDateTests
{
    [Theory]
    [InlineData("2024-01-01T00:30:00+02:00", "2023-12-31T22:30:00Z")]
    [InlineData("2024-01-01", "2024-01-01T00:00:00Z")]
    [InlineData("1704067200", "2024-01-01T00:00:00.000Z")]
    [InlineData("1704067200000", "2024-01-01")]
    [InlineData("1704067200.5", "2024-01-01T00:00:00.5Z")]
    [InlineData("2024", "2024-01-01")]
    [InlineData("20240101", "2024-01-01 00:00")]
    [InlineData("Mon, 01 Jan 2024 00:00:00 GMT", "2024-01-01")]
    [InlineData("10:00", "no date")]
    [InlineData("May 5", null)]
    [InlineData("1e300", "")]
    [InlineData("NaN", "2024-13-01")]
    public void Different_writings_of_a_moment_are_equal(string one, string? other) =>
        Assert.Equal(DeclaredDate.InstantOf(other), DeclaredDate.InstantOf(one));

    [Fact]
    public void Instants_decide_and_unreadable_dates_come_last()
    {
        string[] dates = ["soon", "1970-01-02", "999999999", "2024-01-01T01:00:00+02:00", "2023-12-31T23:30:00Z", "2024-01-01"];
        Assert.Equal(dates, dates.Reverse().OrderBy(DeclaredDate.InstantOf));
    }
}
