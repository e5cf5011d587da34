using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The length of the third longest line. Xue et al. 2021 (mT5), section 3.1: mC4 asks for three lines of at least 200 characters.</summary>
[Stage("third-longest-line")]
internal sealed record ThirdLongestLine : Filter
{
    public override string Summary => "code points of the third longest line; 0 where there are fewer";

    public override string Origin => "Xue et al. 2021 (mT5), section 3.1; TFDS c4_utils.py";

    public override bool IsInteger => true;

    public override double Measure(Document document)
    {
        using var lines = LineSplitter.SplitLines(document.Text.Utf8);
        int first = 0, second = 0, third = 0;
        foreach (var line in lines.Items)
        {
            var length = CodePoints.Count(line.Of(document.Text.Utf8));
            if (length > first) (first, second, third) = (length, first, second);
            else if (length > second) (second, third) = (length, second);
            else third = Math.Max(third, length);
        }

        return third;
    }
}
