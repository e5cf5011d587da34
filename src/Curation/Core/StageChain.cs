using Curation.Text;

namespace Curation.Core;

/// <summary>A rule or stage at its place in the plan. Its column and reason is <c>stage/rule</c>.</summary>
public sealed record PlannedStage(string StageName, string RuleName, Stage Stage)
{
    public string Column { get; } = $"{StageName}/{RuleName}";
}

/// <summary>A scorer under its name in the recipe.</summary>
public sealed record PlannedScorer(string Name, Scorer Scorer);

/// <summary>The opened stages of a recipe in order: measures all signals of a document, rewrites its text, and judges stored numbers.</summary>
public sealed class StageChain
{
    private readonly PlannedStage[] _stages;
    private readonly HashSet<Transform> _redactions;
    private readonly HashSet<PlannedStage> _askedLabelers;

    /// <summary>Stages must be opened, families expanded.</summary>
    public StageChain(IEnumerable<PlannedStage> stages)
    {
        _stages = [.. stages];
        _redactions = [.. _stages.Select(planned => planned.Stage).OfType<Transform>().Where(HasDedupForm)];
        _askedLabelers = [.. LabelersAskedIn(_stages)];
        Signals = [.. _stages.SelectMany((planned, place) => Columns(planned, IsSecondCut(place)))];
        Cuts = [.. CutStages().Zip(Signals.Index().Where(signal => Cut.IsFirst(signal.Item.Name)), (planned, signal) => new CutColumns(planned, signal.Index))];
        Labels = [.. _stages.Where(planned => planned.Stage is Labeler).Select(planned => planned.StageName)];
        LanguageLabel = _stages.FirstOrDefault(planned => planned.Stage is Labeler { NamesLanguage: true })?.StageName;
        Spans = [.. _stages.Where(planned => planned.Stage is Transform { TellsSpans: true }).Select(planned => planned.StageName + "/spans")];
    }

    public IReadOnlyList<PlannedStage> Stages => _stages;

    /// <summary>The numeric columns in order.</summary>
    public IReadOnlyList<SignalColumn> Signals { get; }

    /// <summary>The transforms that count what they cut, and the first of their two columns among <see cref="Signals"/>.</summary>
    public IReadOnlyList<CutColumns> Cuts { get; }

    /// <summary>The label columns in order, named by their stage.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The label column that is the document's language; null where no stage names it.</summary>
    public string? LanguageLabel { get; }

    /// <summary>The columns with the places that transforms rewrote, in order.</summary>
    public IReadOnlyList<string> Spans { get; }

    /// <summary>Names of the transforms that redact: those with a form of their own for dedup.</summary>
    public IReadOnlyList<string> Redactions =>
        [.. _stages.Where(planned => planned.Stage is Transform transform && _redactions.Contains(transform)).Select(planned => planned.StageName)];

    /// <summary>The stages that name languages and have a transform behind them that asks: the final text depends on them.</summary>
    public static IEnumerable<PlannedStage> LabelersAskedIn(IReadOnlyList<PlannedStage> stages) => stages.Where((planned, place) =>
        planned.Stage is Labeler { NamesLanguage: true } && stages.Skip(place).Any(later => later.Stage is Transform { ReadsLanguage: true }));

    /// <summary>Every number of a document and its final text, which the caller disposes.</summary>
    /// <param name="untilDrop">Stop at the first stage that drops it.</param>
    public Measurement Measure(Document document, bool untilDrop = false)
    {
        var values = new double[Signals.Count];
        var labels = new string[Labels.Count];
        Array.Fill(labels, "");
        var spans = new string?[Spans.Count];
        int value = 0, label = 0, span = 0;
        var redacted = false;
        var current = document;
        foreach (var planned in _stages)
        {
            switch (planned.Stage)
            {
                case Filter filter:
                    values[value++] = filter.Measure(current);
                    if (untilDrop && !filter.Allows(values[value - 1])) return Result();
                    break;
                case Labeler labeler:
                    (labels[label++], values[value++]) = labeler.Classify(current);
                    if (labeler.NamesLanguage) current = current with { Language = labels[label - 1] };
                    if (untilDrop && labeler.RuleAgainst(labels[label - 1], values[value - 1]) is not null) return Result();
                    break;
                case Transform transform:
                    if (transform.TellsSpans) spans[span++] = transform.Spans(current);
                    var text = transform.Apply(current);
                    redacted |= !ReferenceEquals(text, current.Text) && _redactions.Contains(transform);
                    if (transform.CountsCuts) Cut.Between(current.Text, text).Store(values, ref value);
                    current = Replace(current, text, document);
                    break;
            }
        }

        return Result();

        Measurement Result() => new(values, labels, spans, Settled(current, document), redacted, value);
    }

    /// <summary>The document with the text the transforms leave.</summary>
    public Document Rewrite(Document document) => Rewrite(document, (transform, current) => transform.Apply(current));

    /// <summary>Shows the text before and after each transform that counts what it cuts. Neither may be kept.</summary>
    public void Watch(Document document, Action<PlannedStage, DocumentText, DocumentText> saw)
    {
        var current = document;
        foreach (var planned in _stages)
        {
            current = Labelled(planned, current);
            if (planned.Stage is not Transform transform) continue;
            var text = transform.Apply(current);
            if (transform.CountsCuts) saw(planned, current.Text, text);
            current = Replace(current, text, document);
        }

        if (!ReferenceEquals(current.Text, document.Text)) current.Text.Dispose();
    }

    /// <summary>The same with redacted spans as type tags. Equal to the final text where <see cref="Measurement.Redacted"/> is false.</summary>
    public Document RewriteForDedup(Document document) => Rewrite(document, (transform, current) => transform.ApplyForDedup(current));

    /// <summary>The document with its redacted spans replaced and nothing else rewritten: for titles and URLs, which other transforms would cut away.</summary>
    public Document Redact(Document document) =>
        Rewrite(document, (transform, current) => _redactions.Contains(transform) ? transform.Apply(current) : current.Text);

    /// <summary>The first rule that a row of stored values breaks, in the order of the recipe.</summary>
    public Verdict Judge(ReadOnlySpan<double> values, ReadOnlySpan<string> labels)
    {
        int value = 0, label = 0;
        foreach (var planned in _stages)
        {
            switch (planned.Stage)
            {
                case Filter filter when !filter.Allows(values[value++]):
                    return Verdict.Drop(planned.Column, values[value - 1]);
                case Labeler labeler:
                    if (labeler.RuleAgainst(labels[label++], values[value++]) is { } rule)
                        return Verdict.Drop($"{planned.StageName}/{rule}", values[value - 1]);
                    break;
                case Transform { CountsCuts: true }:
                    value += Cut.Columns;
                    break;
            }
        }

        return Verdict.Keep();
    }

    private Document Rewrite(Document document, Func<Transform, Document, DocumentText> apply)
    {
        var current = document;
        foreach (var planned in _stages)
        {
            current = Labelled(planned, current);
            if (planned.Stage is Transform transform) current = Replace(current, apply(transform, current), document);
        }

        return Settled(current, document);
    }

    /// <summary>The document with its language, where a later transform asks for it.</summary>
    private Document Labelled(PlannedStage planned, Document document) =>
        _askedLabelers.Contains(planned) ? document with { Language = ((Labeler)planned.Stage).Classify(document).Name } : document;

    /// <summary>The document as it was given, where its text is.</summary>
    private static Document Settled(Document current, Document original) => ReferenceEquals(current.Text, original.Text) ? original : current;

    private static Document Replace(Document current, DocumentText text, Document original)
    {
        if (ReferenceEquals(text, current.Text)) return current;
        if (!ReferenceEquals(current.Text, original.Text)) current.Text.Dispose();
        return current with { Text = text };
    }

    private static bool HasDedupForm(Transform transform) =>
        transform.GetType().GetMethod(nameof(Transform.ApplyForDedup))!.DeclaringType != typeof(Transform);

    private IEnumerable<PlannedStage> CutStages() => _stages.Where(planned => planned.Stage is Transform { CountsCuts: true });

    private bool IsSecondCut(int place) =>
        _stages.Take(place).Any(other => other.StageName == _stages[place].StageName && other.Stage is Transform { CountsCuts: true });

    private static IEnumerable<SignalColumn> Columns(PlannedStage planned, bool isSecondCut) => planned.Stage switch
    {
        Filter filter => [new SignalColumn(planned.Column, filter.IsInteger)],
        Labeler => [new SignalColumn($"{planned.StageName}/score", false)],
        Transform { CountsCuts: true } => Cut.ColumnsOf(isSecondCut ? planned.Column + "-" : planned.StageName + "/"),
        Transform => [],
        _ => throw new ArgumentException($"{planned.Column} is a {planned.Stage.GetType().Name}, which does not run"),
    };
}

/// <summary>A numeric column of signals/: counts as 64-bit integers, the rest as doubles.</summary>
public readonly record struct SignalColumn(string Name, bool IsInteger);

/// <summary>A transform that counts what it cuts, and the place of its characters among the signals; its lines follow.</summary>
public readonly record struct CutColumns(PlannedStage Planned, int Characters);

/// <summary>A document's signals, in the order of <see cref="StageChain.Signals"/> and <see cref="StageChain.Labels"/>,
/// and the document as the transforms left it.</summary>
/// <param name="Spans">The places that transforms rewrote, in the order of <see cref="StageChain.Spans"/>; null where there are none.</param>
/// <param name="Redacted">Whether the dedup form of the text differs from its final form.</param>
/// <param name="Measured">How many of <paramref name="Values"/> were measured: all, unless a drop ended it.</param>
public readonly record struct Measurement(double[] Values, string[] Labels, string?[] Spans, Document Final, bool Redacted, int Measured);
