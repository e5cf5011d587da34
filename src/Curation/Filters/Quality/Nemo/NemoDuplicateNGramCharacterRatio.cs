using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of the text that repeated n-grams cover.
/// NeMo Curator stages/text/filters/heuristic/repetition.py.</summary>
[Stage("nemo-duplicate-n-gram-character-ratio")]
internal sealed record NemoDuplicateNGramCharacterRatio : NemoFilter
{
    /// <summary>Words in an n-gram, 5 to 10.</summary>
    public int Size { get; init; } = 5;

    public override string Summary => "characters, spaces included, under n-grams seen before / characters; 0 below n words";

    public override PeerReasons PeerReasons => new(null, "RepeatingDuplicateNGramsFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var grams = document.Text.View<NemoNGrams>();
        return grams.Words < Size ? 0 : Share(grams.CodePoints(Size), document.Text.Characters.CodePoints);
    }

    public override Stage Open(IAssets assets) => Size is >= NemoNGrams.MinDuplicateSize and <= NemoNGrams.MaxDuplicateSize
        ? this
        : throw new RecipeException(
            $"nemo-duplicate-n-gram-character-ratio: size is {Size}, "
            + $"expected {NemoNGrams.MinDuplicateSize} to {NemoNGrams.MaxDuplicateSize}");
}
