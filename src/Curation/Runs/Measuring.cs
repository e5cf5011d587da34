using Curation.Core;
using Curation.Text;

namespace Curation.Runs;

/// <summary>All that measure does to one document, and to the files of one unit.</summary>
/// <param name="Chain">The stages.</param>
/// <param name="Groups">The audited groups of a document, names joined by a space.</param>
/// <param name="Sketcher">What dedup needs; null when the recipe has no dedup.</param>
public sealed record Measuring(StageChain Chain, IReadOnlyList<PlannedScorer> Scorers, Func<Document, string> Groups, ISketcher? Sketcher)
{
    public SignalTable Table { get; } = new(Chain, Scorers);

    /// <summary>Measures a document as extracted. Thread-safe.</summary>
    public Measured Measure(Document document)
    {
        var measurement = Chain.Measure(document);
        var final = measurement.Final;
        var scores = Scorers.Select(scorer => QuantisedScore.Of(scorer.Scorer.Score(final))).ToArray();
        var row = new SignalRow(
            document.Id,
            document.Hash(),
            final.Text.ByteCount,
            XxHash64.Hash(final.Text.Utf8),
            Groups(final),
            measurement.Values,
            measurement.Labels,
            scores) { Spans = measurement.Spans };
        var kept = document.Text.ByteCount > 0 && Chain.Judge(measurement.Values, measurement.Labels).IsKept;
        var measured = new Measured(row, kept, Sketch(document, measurement));
        if (!ReferenceEquals(final, document)) final.Text.Dispose();
        return measured;
    }

    /// <summary>Starts the files of a unit.</summary>
    public MeasureFiles Create(string runFolder, string unit) => new(new SignalWriter(runFolder, unit, Table), Sketcher?.Create(runFolder, unit));

    private object? Sketch(Document document, Measurement measurement)
    {
        if (Sketcher is null) return null;
        if (!measurement.Redacted) return Sketcher.Sketch(measurement.Final);
        var masked = Chain.RewriteForDedup(document);
        var sketch = Sketcher.Sketch(masked);
        if (!ReferenceEquals(masked, document)) masked.Text.Dispose();
        return sketch;
    }
}

/// <summary>A measured document on its way to the files.</summary>
/// <param name="IsKept">Whether no rule drops it; for the progress display alone.</param>
public readonly record struct Measured(SignalRow Row, bool IsKept, object? Sketch);

/// <summary>The files that measure writes for one unit.</summary>
public sealed class MeasureFiles(SignalWriter signals, ISketchFile? sketches) : IDisposable
{
    public void Add(Measured measured)
    {
        signals.Add(measured.Row);
        sketches?.Add(measured.Sketch!);
    }

    public IReadOnlyList<string> Finish() => sketches is null ? [signals.Finish()] : [signals.Finish(), sketches.Finish()];

    public void Dispose()
    {
        signals.Dispose();
        sketches?.Dispose();
    }
}
