using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in n-grams seen before. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-n-gram-character-ratio")]
internal sealed record DuplicateNGramCharacterRatio : Filter
{
    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    /// <summary>Words in an n-gram, 5 to 10.</summary>
    public int Size { get; init; } = 5;

    /// <summary>How they are counted.</summary>
    public GopherDialect Dialect { get; init; }

    public override string Summary => "code points of words in repeated n-grams / code points of the text";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override int Revision => 3;

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var (part, whole) = document.Text.By(Words).NGrams(Dialect).Duplicates(Size);
        return Ratio.Of(part, whole ?? document.Text.Characters.CodePoints);
    }

    public override Stage Open(IAssets assets) => Size is >= NGramStatistics.MinDuplicateSize and <= NGramStatistics.MaxDuplicateSize
        ? this
        : throw new RecipeException(
            $"duplicate-n-gram-character-ratio: size is {Size}, "
            + $"expected {NGramStatistics.MinDuplicateSize} to {NGramStatistics.MaxDuplicateSize}");
}
