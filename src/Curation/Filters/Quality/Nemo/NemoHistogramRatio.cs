using System.Text;
using Curation.Core;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of characters that a list of a language's usual ones holds: a cheap sign of a wrong language. Not in the English pipeline.
/// NeMo Curator stages/text/filters/heuristic/string.py; NLLB Team 2022 (2207.04672).</summary>
[Stage("nemo-histogram-ratio")]
internal sealed record NemoHistogramRatio : NemoFilter
{
    private HashSet<int>? _usual;

    public NemoHistogramRatio() => Min = 0.8;

    /// <summary>A list with one character a line, in UTF-8.</summary>
    public string? Characters { get; init; }

    public override string Summary => "characters on a list of usual ones, white space at the ends left out / characters; 1 for an empty text";

    public override PeerReasons PeerReasons => new("HistogramFilter", null);

    public override Bounds Bounds => Bounds.Share;

    /// <exception cref="RecipeException">No list is given, or it is no UTF-8.</exception>
    public override Stage Open(IAssets assets)
    {
        if (Characters is not { } list) throw new RecipeException("nemo-histogram-ratio: characters is needed; expected a list with one character a line");
        var lines = ListText.Of(list, assets.Read(list)).Split('\n').Select(line => line.TrimEnd('\r'));
        return this with { _usual = [.. lines.Where(line => line.Length > 0).Select(line => line.EnumerateRunes().First().Value)] };
    }

    public override double Measure(Document document)
    {
        var usual = _usual ?? throw new InvalidOperationException("nemo-histogram-ratio is not opened");
        var found = 0;
        for (var rest = CodePoints.Trim(document.Text.Utf8); !rest.IsEmpty;)
        {
            Rune.DecodeFromUtf8(rest, out var letter, out var length);
            if (usual.Contains(letter.Value)) found++;
            rest = rest[length..];
        }

        return Share(found, document.Text.Characters.CodePoints);
    }
}
