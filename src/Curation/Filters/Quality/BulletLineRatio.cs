using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of lines that start with a bullet. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("bullet-line-ratio")]
internal sealed record BulletLineRatio : Filter
{
    public BulletLineRatio() => PeerReasons = new(null, "gopher_too_many_bullets");

    /// <summary>Whose lines they are.</summary>
    public GopherDialect Dialect { get; init; }

    public override int Revision => 3;

    public override string Summary => "lines that start with a bullet / lines";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var lines = document.Text.Lines(Dialect);
        return Ratio.Of(lines.BulletLines, lines.Lines);
    }
}
