using Curation.Core;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>A filter of Data-Juicer. The peer's reason is the name of its operator, at either end of the range.</summary>
internal abstract record DataJuicerFilter : Filter
{
    public override string Origin => "Chen et al. 2024 (Data-Juicer), table of operators; data_juicer/ops/filter, utils in data_juicer/ops/common";

    /// <summary>A share of the text; nothing of nothing is 0 there.</summary>
    protected static double Share(long part, long whole) => Ratio.Of(part, whole);
}
