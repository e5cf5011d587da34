using Curation.Reporting;
using Curation.Reporting.Html;

namespace Curation.Tests.Reporting;

public sealed class PartsTests
{
    [Theory]
    [InlineData("<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;")]
    [InlineData("a\0b\u001Bc\nd", "a\uFFFDb\uFFFDc\nd")]
    [InlineData("naïve 🌕", "naïve 🌕")]
    public void Holes_are_escaped(string content, string expected) => Assert.Equal($"<i>{expected}</i>", new Markup().Add($"<i>{content}</i>").ToString());

    [Fact]
    public void Numbers_in_markup() => Assert.Equal("1\u202F234\u202F567 0.33", new Markup().Add($"{1234567} {1 / 3.0}").ToString());

    [Theory]
    [InlineData(0, 10, "0 2 4 6 8 10")]
    [InlineData(0.2, 0.93, "0.2 0.4 0.6 0.8")]
    [InlineData(-3, 3, "-2 0 2")]
    [InlineData(0, 250000, "0 50k 100k 150k 200k 250k")]
    [InlineData(5, 5, "4.6 4.8 5 5.2 5.4")]
    public void Ticks(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', Axis.Linear("", low, high).Ticks.Select(tick => tick.Label)));

    [Fact]
    public void The_smallest_hashes_are_those_that_sorting_finds()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var hashes = Enumerable.Range(0, random.Next(40)).Select(_ => (ulong)random.NextInt64()).Distinct().ToList();
            var sample = new SmallestHashes<ulong>(10);
            foreach (var hash in hashes.Where(sample.Takes)) sample.Add(hash, hash);
            Assert.Equal(hashes.Order().Take(10), sample.InOrder());
        }
    }

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "longe …")]
    [InlineData("abc d", 4, "abc …")]
    [InlineData("ab🌕d", 3, "ab …")]
    public void Texts_are_cut_between_characters(string text, int max, string expected) => Assert.Equal(expected, Sample.Cut(text, max));

    [Theory]
    [InlineData(0.5, 1, "50.0\u202F%")]
    [InlineData(1, 40, "2.50\u202F%")]
    [InlineData(0, 40, "0\u202F%")]
    [InlineData(1, 0, "–")]
    public void Shares(double part, double whole, string expected) => Assert.Equal(expected, Numbers.Share(part, whole));
}
