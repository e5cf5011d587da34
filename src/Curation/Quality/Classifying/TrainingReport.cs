using System.Globalization;
using System.Text;

namespace Curation.Quality.Classifying;

/// <summary>What training found, and how well the model judges hosts it did not learn from.</summary>
/// <remarks>Precision at the top of the list is what selection needs (DCLM, 2406.11794, keeps a tenth; here one to three in a hundred are kept).</remarks>
public sealed class TrainingReport
{
    private const double MostLengthCorrelation = 0.2;
    private const int Bins = 10, FewTexts = 50;
    private static readonly double[] _tops = [0.01, 0.03, 0.10];
    private readonly StringBuilder _text = new();

    internal TrainingReport(TrainingSet set) => Line(
        $"texts: {set.Learned.Count} learned from ({Hosts(set.Learned)} hosts), {set.Held.Count} held out ({Hosts(set.Held)} hosts); "
        + $"left out: {set.Repeated} near-duplicates, {set.Contradictory} near-duplicates across classes");

    /// <summary>Chance that a positive held out is above a negative one; NaN where none are.</summary>
    public double Auc { get; private set; } = double.NaN;

    /// <summary>Spearman's correlation of score and number of words over all texts held out; NaN where none are.</summary>
    public double LengthCorrelation { get; private set; } = double.NaN;

    /// <summary>What is doubtful about the model, a line each.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public override string ToString() => _text.ToString();

    internal void Measure(IReadOnlyList<Judged> judged, bool isGraded, bool isHeld)
    {
        if (!isHeld) Warn("no host could be held out: a class has texts of one host only, or the share held out is 0; measured on what was learned from");
        var scores = judged.Select(text => text.Score).ToList();
        var better = isGraded ? Median(judged) : 0;
        var positive = judged.Select(text => text.Grade > better).ToList();
        Auc = RankMeasures.Auc(scores, positive);
        var what = isGraded ? ($" (grades above {better} against the rest)") : "";
        Line($"AUC {Shown(Auc, "F4")}{what}, {positive.Count(each => each)} positive of {positive.Count}");
        if (isGraded && judged.Count > 0 && judged.All(text => text.Grade == judged[0].Grade))
            Warn($"all grades measured on are {judged[0].Grade}: AUC is not measurable; expected texts of several grades");
        var fewest = Math.Min(positive.Count(each => each), positive.Count(each => !each));
        if (fewest < FewTexts) Warn($"measured on few texts: {fewest} of one class; {FewTexts} or more were expected, and the figures may be far off");
        Line($"precision at the top: {string.Join(", ", _tops.Select(top =>
            ($"{top:P0} {RankMeasures.PrecisionAtTop(scores, positive, top):F3}")))}");
        if (isGraded) MeasureGrades(judged, scores);
        else Calibration(judged);
        MeasureLength(judged, scores, positive);
    }

    internal void Show(IEnumerable<StrongFeature> features)
    {
        Line("strongest features: weight, effect on the mean text");
        foreach (var feature in features) Line($"  {feature.Weight,8:F3} {feature.Effect,9:F5}  {feature.Name}");
    }

    private void MeasureGrades(IReadOnlyList<Judged> judged, List<double> scores)
    {
        var error = Math.Sqrt(judged.Average(text => (text.Score - text.Grade) * (text.Score - text.Grade)));
        Line($"grades: root mean square error {error:F3}, Spearman {Shown(RankMeasures.Spearman(scores, [.. judged.Select(text => text.Grade)]))}");
    }

    private void MeasureLength(IReadOnlyList<Judged> judged, List<double> scores, List<bool> positive)
    {
        var lengths = judged.Select(text => (double)text.Words).ToList();
        double Within(bool kind) => RankMeasures.Spearman(
            [.. scores.Where((_, i) => positive[i] == kind)], [.. lengths.Where((_, i) => positive[i] == kind)]);
        LengthCorrelation = RankMeasures.Spearman(scores, lengths);
        Line($"Spearman with length: {Shown(LengthCorrelation)}; within positives {Shown(Within(true))}, within negatives {Shown(Within(false))}");
        if (Math.Abs(LengthCorrelation) >= MostLengthCorrelation)
            Warn($"the score follows the length of a text: |ρ| = {Math.Abs(LengthCorrelation):F3}, below {MostLengthCorrelation} was expected");
    }

    private void Calibration(IReadOnlyList<Judged> judged)
    {
        Line("calibration: probability, texts, share that is positive");
        foreach (var bin in judged.GroupBy(text => Math.Min(Bins - 1, (int)(Probability(text.Score) * Bins))).OrderBy(bin => bin.Key))
        {
            var mean = bin.Average(text => Probability(text.Score));
            var share = bin.Average(text => text.Grade > 0 ? 1.0 : 0);
            Line($"  {(double)bin.Key / Bins:F1}–{(bin.Key + 1.0) / Bins:F1}  mean {mean:F3}  {bin.Count(),7}  {share:F3}");
        }
    }

    private static string Shown(double measure, string format = "F3") =>
        double.IsNaN(measure) ? "not measurable" : measure.ToString(format, CultureInfo.CurrentCulture);

    private static double Probability(double score) => 1 / (1 + Math.Exp(-score));

    private static double Median(IEnumerable<Judged> judged)
    {
        var grades = judged.Select(text => text.Grade).Order().ToList();
        var median = grades[grades.Count / 2];
        return median < grades[^1] ? median : grades.FindLast(grade => grade < median);
    }

    private static int Hosts(IEnumerable<TrainingText> texts) => texts.Select(text => text.Host).Distinct().Count();

    private void Warn(string warning)
    {
        Warnings = [.. Warnings, warning];
        Line($"warning: {warning}");
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}

/// <summary>A text that the model has judged.</summary>
/// <param name="Score">The logarithm of the odds, or the grade.</param>
internal readonly record struct Judged(double Score, double Grade, int Words);
