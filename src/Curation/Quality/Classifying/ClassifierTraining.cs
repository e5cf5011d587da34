using Curation.Core;
using Curation.Models;
using Curation.Models.FastText;
using Curation.Models.Linear;

namespace Curation.Quality.Classifying;

/// <summary>Trains a linear quality classifier, or one that gives grades, and measures it.</summary>
/// <remarks>Sources: Brown et al. 2020 (GPT-3, 2005.14165, appendix A), DCLM (2406.11794, §4.2), FineWeb-Edu (2406.17557, §4) for grades of 0 to 5 by
/// regression. The same texts give the same model, in any order and for any number of threads.</remarks>
public sealed class ClassifierTraining
{
    private const int FeaturesShown = 20;
    private readonly LinearModel _model;

    private ClassifierTraining(LinearModel model, TrainingReport report) => (_model, Report) = (model, report);

    public TrainingReport Report { get; }

    /// <param name="blind">Words that shall be no features.</param>
    /// <param name="isGraded">Whether the texts have grades instead of classes.</param>
    /// <param name="retrain">Learn from what was held out too, once it is measured.</param>
    /// <exception cref="RecipeException">There is nothing to learn from.</exception>
    public static ClassifierTraining Run(
        IEnumerable<TrainingText> texts, IReadOnlyCollection<string> blind, bool isGraded, TrainingOptions options, bool retrain = false)
    {
        if (isGraded && options.BaseRate is not null) throw new RecipeException("base-rate: none was expected with grades, which have a mean instead");
        var set = TrainingSet.Of(texts, options);
        var report = new TrainingReport(set);
        var (model, windows, counts) = Learn(set.Learned, blind, isGraded, options);
        var isHeld = set.Held.Count > 0;
        report.Measure(Judge(model, isHeld ? set.Held : set.Learned), isGraded, isHeld);
        if (retrain && isHeld) (model, windows, counts) = Learn([.. set.Learned, .. set.Held], blind, isGraded, options);
        report.Show(StrongFeatures.Of(model, windows, counts, FeaturesShown));
        return new ClassifierTraining(model, report);
    }

    /// <summary>Writes the model in the project's own format.</summary>
    public void Write(Stream stream) => LinearFile.Write(_model, stream);

    /// <summary>Writes the model as fastText's.</summary>
    /// <exception cref="RecipeException">It has a prior, or grades, which fastText has not.</exception>
    public void WriteFastText(Stream stream) => FastTextWriter.Write(stream, _model.ToFastText());

    private static (LinearModel Model, List<Window> Windows, FeatureCounts[] Counts) Learn(
        IReadOnlyList<TrainingText> texts, IReadOnlyCollection<string> blind, bool isGraded, TrainingOptions options)
    {
        if (!isGraded && texts.Select(text => text.Grade > 0).Distinct().Count() < 2)
            throw new RecipeException("nothing is left to learn one of the two classes from; expected texts of both that differ");
        if (texts.Count == 0) throw new RecipeException("there is no text to learn from");
        var windows = texts.SelectMany(text => Window.Of(text, options)).ToList();
        if (windows.Count == 0) throw new RecipeException("there is no word to learn from");
        var hosts = windows.DistinctBy(window => window.Host).Take(options.MinHosts).ToList();
        if (hosts.Count < options.MinHosts)
            throw new RecipeException($"all texts to learn from are of {string.Join(", ", hosts.Select(window => window.Host))}, and a word counts that stands "
                + $"in {options.MinHosts} hosts; expected texts of more hosts, or a smaller min-hosts");
        var shape = ShapeOf(windows, blind, isGraded, options);
        var counts = new FeatureCounts[windows.Count];
        var features = shape.Features();
        Parallel.For(0, windows.Count, i => counts[i] = FeatureCounts.Of(windows[i].Text.Span, shape, features));
        var offset = isGraded ? windows.Average(window => window.Grade) : options.BaseRate is { } rate ? Math.Log(rate / (1 - rate)) : 0;
        var trainer = new LinearTrainer(shape, options);
        return (trainer.Train(counts, [.. windows.Select(window => window.Grade)], [.. windows.Select(window => window.Host)], (float)offset), windows, counts);
    }

    private static LinearShape ShapeOf(List<Window> windows, IReadOnlyCollection<string> blind, bool isGraded, TrainingOptions options)
    {
        var kept = options.Tokens == TokenKind.Style ? StyleWords(windows, blind, options) : [];
        var line = new TokenLine(options.Tokens, kept, options.Tokens == TokenKind.Spaces ? [] : blind);
        var words = Vocabulary.Of(windows, line, options.MinHosts, options.Words);
        return new LinearShape(line, words)
        {
            NGrams = options.NGrams,
            Buckets = options.NGrams > 1 ? options.Buckets : 0,
            Prior = options.Prior,
            IsGraded = isGraded,
        };
    }

    /// <summary>The words that stand in most hosts of good texts: junk has words of its own in every host, such as those of licences.</summary>
    private static string[] StyleWords(List<Window> windows, IReadOnlyCollection<string> blind, TrainingOptions options)
    {
        var good = windows.Max(window => window.Grade) / 2;
        var words = new TokenLine(TokenKind.Words, [], blind);
        var common = Vocabulary.Of(windows.Where(window => window.Grade > good), words, options.MinHosts, int.MaxValue);
        return [.. common.Where(word => !word.Any(char.IsAsciiDigit)).Take(options.StyleWords)];
    }

    private static Judged[] Judge(LinearModel model, IReadOnlyList<TrainingText> texts)
    {
        var judged = new Judged[texts.Count];
        Parallel.For(0, texts.Count, i => judged[i] = new(model.Score(texts[i].Text.Span), texts[i].Grade, Words(texts[i].Text.Span)));
        return judged;
    }

    private static int Words(ReadOnlySpan<byte> text)
    {
        var words = 0;
        foreach (var _ in new WordScan(text)) words++;
        return words;
    }
}
