using System.Globalization;
using System.Text;

namespace Curation.Builtins.Extraction;

/// <summary>Collects the scores of pages and says them per set and page type.</summary>
internal sealed class ScoreTable
{
    private readonly List<(string Group, double Score)> _words = [];
    private readonly List<double> _precisions = [], _recalls = [];
    private (int Found, int False, int Missed) _segments;

    public void Add(Sample sample, bool[] kept)
    {
        var gold = sample.Gold;
        if (gold.Set == "zyte")
        {
            var (precision, recall) = Metrics.Shingles(sample.CasedGoldWords, sample.Chosen(sample.CasedWords, kept));
            if (precision is { } p) _precisions.Add(p);
            if (recall is { } r) _recalls.Add(r);
        }
        else if (gold.Text is not null)
        {
            _words.Add((gold.Type, Metrics.Words(sample.GoldWords, sample.Chosen(sample.Words, kept))));
        }
        else
        {
            var text = string.Join(' ', sample.Texts.Where((_, b) => kept[b]));
            var (found, wrong, missed) = Metrics.Segments(text, gold.With, gold.Without);
            _segments = (_segments.Found + found, _segments.False + wrong, _segments.Missed + missed);
        }
    }

    public override string ToString()
    {
        var table = new StringBuilder();
        var (precision, recall) = (_precisions.DefaultIfEmpty().Average(), _recalls.DefaultIfEmpty().Average());
        Line("zyte", 2 * precision * recall / Math.Max(1e-9, precision + recall), $"  precision {precision:F4} recall {recall:F4}");
        Line("wcxb", _words.Select(w => w.Score).DefaultIfEmpty().Average(), $"");
        foreach (var type in _words.GroupBy(w => w.Group).OrderByDescending(g => g.Count()))
            Line("  " + type.Key, type.Average(w => w.Score), $"  n={type.Count()}");
        var (found, wrong, missed) = _segments;
        Line(
            "trafilatura-eval", 2.0 * found / Math.Max(1, (2 * found) + wrong + missed),
            $"  precision {(double)found / Math.Max(1, found + wrong):F4} recall {(double)found / Math.Max(1, found + missed):F4}");
        return table.ToString();

        void Line(string name, double score, FormattableString rest) =>
            table.AppendLine(CultureInfo.InvariantCulture, $"{name,-18} {score:F4}{rest.ToString(CultureInfo.InvariantCulture)}");
    }
}
