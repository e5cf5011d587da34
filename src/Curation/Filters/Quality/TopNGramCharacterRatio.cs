using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in its most frequent n-gram. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("top-n-gram-character-ratio")]
internal sealed record TopNGramCharacterRatio : Filter
{
    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    /// <summary>Words in an n-gram, 2 to 4.</summary>
    public int Size { get; init; } = 2;

    /// <summary>How they are counted.</summary>
    public GopherDialect Dialect { get; init; }

    public override string Summary => "code points of the most frequent n-gram × its count / code points of the text";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var (part, whole) = document.Text.By(Words).NGrams(Dialect).Top(Size);
        return Ratio.Of(part, whole ?? document.Text.Characters.CodePoints);
    }

    public override Stage Open(IAssets assets) => Size is >= NGramStatistics.MinTopSize and <= NGramStatistics.MaxTopSize
        ? this
        : throw new RecipeException($"top-n-gram-character-ratio: size is {Size}, expected {NGramStatistics.MinTopSize} to {NGramStatistics.MaxTopSize}");
}
