using Curation.Core;

namespace Curation.Selection;

/// <summary>The number that a stored 32-bit score stands for: a scorer's own, or a rank in [0, 1].</summary>
internal readonly record struct ScoreScale(bool IsRank)
{
    public double ValueOf(uint score) => IsRank ? RankCombination.Share(score) : QuantisedScore.Value(score);
}
