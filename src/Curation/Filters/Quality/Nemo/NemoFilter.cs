using Curation.Core;

namespace Curation.Filters.Quality.Nemo;

/// <summary>A heuristic of NeMo Curator. The peer's reason is the name of its class.</summary>
internal abstract record NemoFilter : Filter
{
    public override string Origin => "NeMo Curator stages/text/filters/heuristic (string.py, repetition.py), utils/constants.py";

    /// <summary>A share of the text; an empty text scores 1 there.</summary>
    protected static double Share(long part, long whole) => whole == 0 ? 1 : Ratio.Of(part, whole);
}
