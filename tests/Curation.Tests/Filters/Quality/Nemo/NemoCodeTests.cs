using System.Text;
using Curation.Core;
using Curation.Filters.Quality.Nemo;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality.Nemo;

public sealed class NemoCodeTests
{
    [Theory]
    [InlineData(9, "x = 1\n", "NumberOfLinesOfCodeFilter")]
    [InlineData(10, "x = 1\n", "PythonCommentToCodeFilter")]
    [InlineData(10, "abc # d\n", "keep")]
    [InlineData(10, "1 # d 23456\n", "AlphaFilter")]
    public void Judges_as_the_reference(int lines, string line, string expected)
    {
        var text = "'<?xml'" + Repeat(line, lines - 1);
        Assert.Equal(expected, PeerReason(new NemoCode(), lines == 9 ? "# comment" + text : text));
    }
}

public sealed class NemoCommentRatioTests
{
    [Theory]
    [InlineData("Python", "", 0.0)]
    [InlineData("Python", "ab # cd\n", 3.0 / 8)]
    [InlineData("Python", "'# no' ", 0.0)]
    [InlineData("Python", "'\\'# no' ", 0.0)]
    [InlineData("Python", "'open\n#yes", 3.0 / 10)]
    [InlineData("Python", "\"\"\"doc\"\"\"x", 3.0 / 10)]
    [InlineData("Python", "#é\r\n", 2.0 / 4)]
    [InlineData("Hash", "\"\"\"doc\"\"\"x", 0.0)]
    [InlineData("Slashes", "a//b\n/*c*/d", 2.0 / 11)]
    [InlineData("Slashes", "\"//\" /* open", 5.0 / 12)]
    [InlineData("Slashes", "# no", 0.0)]
    public void Measures(string marks, string text, double expected) =>
        Assert.Equal(expected, By(new NemoCommentRatio { Marks = Enum.Parse<CommentMarks>(marks) }, text));
}

public sealed class NemoCodeLineCountTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("a\r\nb\n", 3)]
    [InlineData("a\u2028b", 1)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoCodeLineCount(), text));
}

public sealed class NemoCodeLetterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a1", 0.5)]
    [InlineData("é漢\0𝒳", 0.75)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoCodeLetterRatio(), text));
}

public sealed class NemoXmlHeaderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(86, 1)]
    [InlineData(87, 0)]
    public void Measures(int before, double expected) => Assert.Equal(expected, By(new NemoXmlHeader(), new string('é', before) + "<?xml version=\"1.0\"?>"));
}

public sealed class NemoPornographicUrlTests
{
    [Theory]
    [InlineData("porn http://site.org/", 0)]
    [InlineData("see http://site.org/porn now", 1)]
    [InlineData("see https://Porn.org", 0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoPornographicUrl(), text));
}

public sealed class NemoHistogramRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("abé", 1.0)]
    [InlineData("abéx", 0.75)]
    [InlineData(" a b\n", 3.0 / 5)]
    public void Measures(string text, double expected) =>
        Assert.Equal(expected, By((Filter)new NemoHistogramRatio { Characters = "list" }.Open(new List()), text));

    [Fact]
    public void A_list_is_needed() => Assert.Throws<RecipeException>(() => new NemoHistogramRatio().Open(new List()));

    private sealed class List : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes("a\r\nb\né\n \n");
    }
}
