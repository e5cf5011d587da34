using System.Globalization;

namespace Curation.Reporting.Html;

/// <summary>The charts of a report.</summary>
internal static class Charts
{
    /// <summary>Ranked documents by score; the kept ones on top of them, and the cut.</summary>
    public static Markup Scores(ScoreHistogram scores)
    {
        var (low, high) = scores.High > scores.Low ? (scores.Low, scores.High) : (scores.Low - 0.5, scores.Low + 0.5);
        var width = (high - low) / ScoreHistogram.Bins;
        var plot = new Plot("Ranked documents by score", Axis.Linear("score", low, high, 8), Axis.Linear("documents", 0, scores.Ranked.Max(), 4, wide: true));
        return plot.Draw(svg =>
        {
            for (var bin = 0; bin < ScoreHistogram.Bins; bin++)
            {
                plot.Bar(svg, "all", low + bin * width, low + (bin + 1) * width, scores.Ranked[bin]);
                plot.Bar(svg, "kept", low + bin * width, low + (bin + 1) * width, scores.Kept[bin]);
            }

            if (!double.IsNaN(scores.Cut)) plot.Mark(svg, scores.Cut, $"cut {scores.Cut.ToString("G3", CultureInfo.InvariantCulture)}");
        });
    }

    /// <summary>Score against tokens, best first, and the budget.</summary>
    public static Markup ScoreCurve(Runs.SelectionSummary selection)
    {
        var points = selection.Curve.Where(point => double.IsFinite(point.Score)).Select(point => ((double)point.Tokens, point.Score)).ToList();
        var scores = points.Select(point => point.Score).DefaultIfEmpty(0).ToList();
        var plot = new Plot(
            "Score by tokens",
            Axis.Linear("tokens, best first", 0, selection.Curve[^1].Tokens, 6),
            Axis.Linear("score", scores.Min(), scores.Max(), 4, wide: true));
        return plot.Draw(svg =>
        {
            plot.Line(svg, "valid", points);
            if (selection.BudgetTokens <= selection.Curve[^1].Tokens) plot.Mark(svg, selection.BudgetTokens, "budget");
        });
    }

    /// <summary>Shares of documents by length: of all, and of the kept ones, each of its own sum.</summary>
    public static Markup Lengths(LedgerFacts ledger)
    {
        var (first, last) = (Array.FindIndex(ledger.Lengths, count => count > 0), Array.FindLastIndex(ledger.Lengths, count => count > 0));
        double Share(long count, long of) => of == 0 ? 0 : (double)count / of;
        var highest = Enumerable.Range(0, ledger.Lengths.Length).Max(bin => Math.Max(
            Share(ledger.Lengths[bin], ledger.All.Documents),
            Share(ledger.KeptLengths[bin], ledger.Kept.Documents)));
        var every = last - first > 8 ? 2 : 1;
        var bounds = Enumerable.Range(first, last - first + 2)
            .Where(bin => bin % every == 0)
            .Select(bin => ((double)bin, Numbers.Thin(bin == 0 ? 0 : 1L << (bin - 1))))
            .ToList();
        var plot = new Plot("Documents by length", new Axis("tokens of the final text", first, last + 1, bounds), Axis.Percent("share of documents", highest));
        return plot.Draw(svg =>
        {
            for (var bin = first; bin <= last; bin++)
            {
                plot.Bar(svg, "all", bin + 0.06, bin + 0.5, Share(ledger.Lengths[bin], ledger.All.Documents));
                plot.Bar(svg, "kept", bin + 0.5, bin + 0.94, Share(ledger.KeptLengths[bin], ledger.Kept.Documents));
            }
        });
    }

    /// <summary>Losses in nats a token over the tokens trained on.</summary>
    public static Markup Loss(IReadOnlyList<CurvePoint> curve)
    {
        var train = curve.Where(point => point.TrainLoss is not null).Select(point => ((double)point.Tokens, point.TrainLoss!.Value)).ToList();
        var valid = curve.Where(point => point.ValidationLoss is not null).Select(point => ((double)point.Tokens, point.ValidationLoss!.Value)).ToList();
        var losses = train.Concat(valid).Select(point => point.Value).DefaultIfEmpty(0).ToList();
        var plot = new Plot(
            "Loss by tokens",
            Axis.Linear("tokens trained on", 0, curve.Max(point => point.Tokens), 6),
            Axis.Linear("nats a token", losses.Min(), losses.Max(), 4, wide: true));
        return plot.Draw(svg =>
        {
            plot.Line(svg, "train", train);
            plot.Line(svg, "valid", valid);
        });
    }

    /// <summary>A ratio by documents with its interval on a scale from 1/4 to 4, a tick at the ratio by tokens, and the even line at 1.</summary>
    public static Markup Ratio(BiasGroup group)
    {
        const double Width = 125, Middle = 9;
        double X(double ratio) => Width / 2 + Math.Clamp(Math.Log2(ratio) / 4, -0.5, 0.5) * (Width - 8);
        var svg = new Markup().Add($"<svg class=\"ratio\" viewBox=\"0 0 {Width} 18\" role=\"img\" aria-label=\"ratio and interval\">"
            + $"<line class=\"even\" x1=\"{X(1)}\" x2=\"{X(1)}\" y1=\"0\" y2=\"18\"/>");
        if (group is { IntervalLow: { } low, IntervalHigh: { } high })
            svg.Add($"<line class=\"interval\" x1=\"{X(low)}\" x2=\"{X(high)}\" y1=\"{Middle}\" y2=\"{Middle}\"/>");
        if (group.ImpactRatioTokens is { } tokens) svg.Add($"<line class=\"tokens\" x1=\"{X(tokens)}\" x2=\"{X(tokens)}\" y1=\"3\" y2=\"15\"/>");
        if (group.ImpactRatioDocuments is { } documents) svg.Add($"<circle class=\"documents\" cx=\"{X(documents)}\" cy=\"{Middle}\" r=\"3.2\"/>");
        return svg.Add($"</svg>");
    }
}
