using Curation.Core;
using Curation.Text;
using System.ComponentModel.DataAnnotations;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The share of word n-grams that occur more than once.
/// Data-Juicer ops/filter/word_repetition_filter.py.</summary>
[Stage("data-juicer-word-repetition-ratio")]
internal sealed record DataJuicerWordRepetitionRatio : DataJuicerFilter
{
    /// <summary>Words in an n-gram.</summary>
    [Range(1, 1000)]
    public int Size { get; init; } = 10;

    public override string Summary => "word n-grams that occur more than once, every occurrence counted / n-grams; 0 below n words";

    public override PeerReasons PeerReasons => new("word_repetition_filter", "word_repetition_filter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        using var hashes = GramHashes.Of(document.Text.View<DataJuicerWords>().Hashes, Size);
        var grams = GramFrequencies.Of(hashes.Items);
        return Share(grams.RepeatedTotal, grams.Total);
    }
}
