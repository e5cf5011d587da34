using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in its most frequent n-gram. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("top-n-gram-character-ratio")]
internal sealed record TopNGramCharacterRatio : Filter
{
    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    /// <summary>Words in an n-gram, 2 to 4.</summary>
    public int Size { get; init; } = 2;

    public override string Summary => "code points of the most frequent n-gram × its count / code points of the text";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override double Measure(Document document) =>
        Ratio.Of(document.Text.By(Words).NGrams.TopCodePoints(Size), document.Text.Characters.CodePoints);

    public override Stage Open(IAssets assets) => Size is >= NGramStatistics.MinTopSize and <= NGramStatistics.MaxTopSize
        ? this
        : throw new RecipeException($"top-n-gram-character-ratio: size is {Size}, expected {NGramStatistics.MinTopSize} to {NGramStatistics.MaxTopSize}");
}
