using Curation.Core;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The share of words that are on a list. Data-Juicer ops/filter/flagged_words_filter.py.</summary>
[Stage("data-juicer-flagged-word-ratio")]
internal sealed record DataJuicerFlaggedWordRatio : DataJuicerFilter
{
    private HashSet<ulong>? _words;

    /// <summary>Words that count, one a line: a path or <c>builtin:name</c>; null: the rule is undefined, since none is shipped for it.</summary>
    public string? List { get; init; }

    public override string Summary => "words of a list / words; undefined without a list";

    public override PeerReasons PeerReasons => new("flagged_words_filter", "flagged_words_filter");

    public override int Revision => 2;

    public override Stage Open(IAssets assets) => List is null ? this : this with { _words = Hashes(ListText.Of(List, assets.Read(List))) };

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        if (_words is not { } flagged) return double.NaN;
        var words = document.Text.View<DataJuicerWords>().Hashes;
        return Share(words.LongCount(flagged.Contains), words.Length);
    }

    private static HashSet<ulong> Hashes(string list) =>
        [.. list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(DataJuicerWords.HashOf)];
}
