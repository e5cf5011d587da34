using System.Globalization;
using Curation.Core;
using Curation.Extraction.Metadata;

namespace Curation.Builtins.Extraction;

/// <summary>How often title, author and date are those of the gold, of the pages where it has them; and how often one is told that it has not.</summary>
internal sealed class MetadataTable
{
    private const double MostlyEqual = 0.8;
    private readonly (int Known, int Right, int Wrong, int Surplus)[] _counts = new (int, int, int, int)[3];

    /// <summary>Title, author and day of a page.</summary>
    public static string?[] Of(Sample sample)
    {
        var (analysis, context) = (sample.Analysis, new PageContext(sample.Gold.Url));
        var page = PageMetadata.AddTo(new ExtractedPage(ReadOnlyMemory<byte>.Empty), sample.Tree, analysis.Data, context, analysis.Thread.IsFound);
        return [page.Title, page.Author, page.Date?[..Math.Min(page.Date.Length, "yyyy-MM-dd".Length)]];
    }

    public void Add(Sample sample, Tokens tokens)
    {
        if (sample.Gold.Set != "wcxb") return;
        var (found, gold) = (Of(sample), new[] { sample.Gold.Title, sample.Gold.Author, sample.Gold.Date });
        for (var f = 0; f < gold.Length; f++)
        {
            ref var count = ref _counts[f];
            if (string.IsNullOrWhiteSpace(gold[f])) count.Surplus += found[f] is null ? 0 : 1;
            else if (found[f] is not { } told) count.Known++;
            else if (Equal(tokens, gold[f]!, told)) (count.Known, count.Right) = (count.Known + 1, count.Right + 1);
            else (count.Known, count.Wrong) = (count.Known + 1, count.Wrong + 1);
        }
    }

    private static bool Equal(Tokens tokens, string gold, string told) =>
        Metrics.Words(tokens.Of(gold.ToLowerInvariant()), tokens.Of(told.ToLowerInvariant())) >= MostlyEqual;

    public override string ToString() => string.Concat(_counts.Zip(["title", "author", "date"], (c, name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-18} {(double)c.Right / Math.Max(1, c.Known):F4} of {c.Known}, wrong {c.Wrong}, where the gold has none {c.Surplus}\n")));
}
