using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of the text that replacing its most frequent n-gram removes.
/// NeMo Curator stages/text/filters/heuristic/repetition.py.</summary>
[Stage("nemo-top-n-gram-character-ratio")]
internal sealed record NemoTopNGramCharacterRatio : NemoFilter
{
    /// <summary>Words in an n-gram, 2 to 4.</summary>
    public int Size { get; init; } = 2;

    public override string Summary => "characters that replacing the most frequent n-gram by nothing removes / characters";

    public override PeerReasons PeerReasons => new(null, "RepeatingTopNGramsFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var grams = document.Text.View<NemoNGrams>();
        return grams.Words < Size ? 0 : Share(grams.CodePoints(Size), document.Text.Characters.CodePoints);
    }

    public override Stage Open(IAssets assets) => Size is >= NemoNGrams.MinTopSize and <= NemoNGrams.MaxTopSize
        ? this
        : throw new RecipeException(
            $"nemo-top-n-gram-character-ratio: size is {Size}, "
            + $"expected {NemoNGrams.MinTopSize} to {NemoNGrams.MaxTopSize}");
}
