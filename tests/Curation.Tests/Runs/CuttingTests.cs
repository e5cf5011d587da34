using System.Text;
using Curation.Runs;
using Curation.Tests.Dedup;
using Curation.Text;

namespace Curation.Tests.Runs;

public sealed class CuttingTests
{
    private static readonly string[] _letters = ["a", " ", "\n", "\u00a0", "ü", "日", "\t"];

    [Theory]
    [InlineData("own menu", "4-8", "3-8")]
    [InlineData("menu own", "0-5", "0-5")]
    [InlineData("own \n menu \n", "6-10", "3-12")]
    [InlineData(" menu ", "1-5", "0-6")]
    [InlineData("own a b ", "4-5", "4-5 7-8")]
    [InlineData("own ", "", "")]
    public void White_space_left_at_the_end_belongs_to_the_cuts(string text, string cuts, string expected) =>
        Assert.Equal(Ranges(expected), Cutting.WithEnd(Encoding.UTF8.GetBytes(text), Ranges(cuts)));

    [Theory]
    [InlineData("one\n\nmenu\n\ntwo", "3-11", "5-11")]
    [InlineData("one menu two", "4-9", "4-9")]
    [InlineData("one menu two", "3-9", "4-9")]
    [InlineData("one,menu two", "3-9", "3-8")]
    [InlineData("onemenutwo", "3-7", "3-7")]
    [InlineData("one  two", "3-5", "")]
    [InlineData(" menu two", "0-6", "0-6")]
    [InlineData("one menu", "3-8", "3-8")]
    public void What_is_left_is_not_glued_together(string text, string cuts, string expected) =>
        Assert.Equal(Ranges(expected), Cutting.WithoutSeparators(Encoding.UTF8.GetBytes(text), Ranges(cuts)));

    /// <summary>On generated texts and cuts: nothing is lost or left over, and a range of what is left is found again where it was.</summary>
    [Fact]
    public void Cuts_and_what_is_left_are_all_of_the_text()
    {
        var random = new Planted(7);
        for (var round = 0; round < 2000; round++)
        {
            var letters = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => _letters[random.Next(_letters.Length)]).ToArray();
            var utf8 = Encoding.UTF8.GetBytes(string.Concat(letters));
            var cuts = Cutting.Fitted(utf8, Generated(letters, random));
            var left = Cutting.Apply(utf8, cuts);
            var places = Enumerable.Range(0, utf8.Length).Where(at => !cuts.Any(cut => cut.Start <= at && at < cut.End)).ToArray();
            Assert.Equal(places.Select(at => utf8[at]), left);
            Assert.Equal(utf8.Length, left.Length + cuts.Sum(cut => cut.Length));
            Assert.All(cuts.Zip(cuts.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            if (cuts.Count > 0) Assert.Equal(CodePoints.TrimEnd(left).Length, left.Length);
            if (left.Length == 0) continue;
            var start = random.Next(left.Length);
            var end = start + 1 + random.Next(left.Length - start);
            Assert.Equal(new ByteRange(places[start], places[end - 1] + 1), Cutting.Before(new(start, end), cuts));
        }
    }

    /// <summary>Apart and in order, on whole characters.</summary>
    private static List<ByteRange> Generated(string[] letters, Planted random)
    {
        var (cuts, at, start) = (new List<ByteRange>(), 0, -1);
        foreach (var letter in letters)
        {
            var isCut = random.Next(2) == 0;
            if (isCut && start < 0) start = at;
            if (!isCut && start >= 0) (cuts, start) = ([.. cuts, new(start, at)], -1);
            at += Encoding.UTF8.GetByteCount(letter);
        }

        return start < 0 ? cuts : [.. cuts, new(start, at)];
    }

    private static ByteRange[] Ranges(string ranges) =>
        [.. ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(range => range.Split('-')).Select(ends => new ByteRange(int.Parse(ends[0]), int.Parse(ends[1])))];
}
