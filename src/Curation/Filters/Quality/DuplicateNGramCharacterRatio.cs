using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in n-grams seen before. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-n-gram-character-ratio")]
internal sealed record DuplicateNGramCharacterRatio : Filter
{
    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    /// <summary>Words in an n-gram, 5 to 10.</summary>
    public int Size { get; init; } = 5;

    public override string Summary => "code points of words in repeated n-grams / code points of the text";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override double Measure(Document document) =>
        Ratio.Of(document.Text.By(Words).NGrams.DuplicateCodePoints(Size), document.Text.Characters.CodePoints);

    public override Stage Open(IAssets assets) => Size is >= NGramStatistics.MinDuplicateSize and <= NGramStatistics.MaxDuplicateSize
        ? this
        : throw new RecipeException(
            $"duplicate-n-gram-character-ratio: size is {Size}, "
            + $"expected {NGramStatistics.MinDuplicateSize} to {NGramStatistics.MaxDuplicateSize}");
}
