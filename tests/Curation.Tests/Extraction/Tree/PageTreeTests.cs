using System.Text;
using Curation.Extraction;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Tree;

public sealed class PageTreeTests
{
    [Fact]
    public void Sums_without_what_is_dropped_are_those_of_counting_again()
    {
        var dropped = 0;
        for (var seed = 0; seed < 900; seed++)
        {
            var (one, other) = (Read(seed), Read(seed));
            for (var round = 0; round < 3; round++)
            {
                var random = new Random((seed * 10) + round);
                for (var i = 1; i < one.Count; i++)
                {
                    if (one[i].Tag == Tag.Text || one[i].IsDropped || random.Next(6) > 0) continue;
                    one.Drop(i, Cut.Frame);
                    (other[i].IsDropped, other[i].Cut) = (true, Cut.Frame);
                    (i, dropped) = (one[i].End - 1, dropped + 1);
                }

                one.Settle();
                other.Accumulate();
                for (var i = 0; i < one.Count; i++) Assert.Equal(Seen(other[i]), Seen(one[i]));
            }
        }

        Assert.True(dropped > 1000, $"only {dropped}");
    }

    private static PageTree Read(int seed)
    {
        var tree = new PageTree();
        new PageParser(tree, new ExtractOptions()).Parse(Encoding.UTF8.GetBytes(TagSoup.Page(seed, isWild: false)));
        Pruner.Silence(tree);
        return tree;
    }

    private static (bool, Cut, TextSums, TextSums) Seen(in PageNode node) => (node.IsDropped, node.Cut, node.Sums, node.Own);
}
