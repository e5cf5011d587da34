using System.Collections.Concurrent;
using Curation.Core;
using Curation.Runs;
using Curation.Storage;
using Curation.Text;

namespace Curation.Decontamination;

/// <summary>Final texts of all documents against evaluation sets: what was found per unit, then the verdicts, with what is boilerplate left out.</summary>
/// <param name="units">The units of extract, in order.</param>
/// <param name="texts">Final texts, what repeats itself cut.</param>
/// <param name="clusters">Duplicates, which count once for the guard against boilerplate; null: not looked for.</param>
public sealed class DecontaminateStep(
    IReadOnlyList<string> units, FinalTexts texts, DecontaminateOptions options, string settings, IClusters? clusters = null) : IStep
{
    private const int Revision = 8;
    private const string Judge = "judge";
    internal const string Stage = "decontaminate";

    private readonly Lazy<(IReadOnlyList<EvalExample> Examples, EvalIndex Index)> _evals = new(() => Load(options));

    public string Name => Stage;

    /// <summary>Reads the evaluation sets, and tells what is odd about them.</summary>
    /// <exception cref="RecipeException">A set cannot be read.</exception>
    public static IReadOnlyList<string> WarningsOf(DecontaminateOptions options)
    {
        var warnings = new List<string>();
        EvalReader.Read(options.Evals, warnings);
        return warnings;
    }

    /// <summary>What this step takes out, for the steps after it.</summary>
    public IRejections Rejections { get; } = new Rejected();

    /// <summary>Sums up what it took, once the run has decided.</summary>
    public IRemovals Removals { get; } = new RemovedTokens(texts);

    /// <summary>The layer of cuts that the step leaves where it cuts.</summary>
    public static CutLayer Layer => Purifier.Layer;

    public IReadOnlyList<StepUnit> Units(string runFolder) =>
    [
        .. units.Select(unit => new StepUnit(
            unit, $"decontaminate r{Revision}\n{settings}{texts.Settings}",
            [.. texts.FilesOf(unit), .. options.Evals.Select(set => Path.GetFullPath(set.Path))])),
        new StepUnit(
            Judge,
            $"judge r{Revision}\n{settings}{ActionSettings}",
            [.. units.Select(ContaminationTable.PathOf), .. CutFiles, .. clusters?.Files ?? []])
        {
            Gathers = true,
        },
    ];

    private string ActionSettings => FormattableString.Invariant(
        $"{options.Action}{(IsCut ? $" around {options.Around} max-pieces {options.MaxPieces} min-words {options.MinWords}" : "")}\n");

    private bool IsCut => options.Action == DecontaminateAction.Cut;

    /// <summary>What the cuts are made from.</summary>
    private IEnumerable<string> CutFiles => IsCut ? units.SelectMany(texts.FilesOf) : [];

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var (examples, index) = _evals.Value;
        if (unit.Name != Judge) return await Scan(unit.Name, examples, index, context, cancel);
        var (found, suppressed) = new Boilerplate(context.RunFolder, units, clusters).Clear(options.MaxDocuments);
        AtomicFile.WriteAllText(context.PathOf(DecontaminationSummary.Examples), DecontaminationSummary.Of(examples, index).ToJson());
        MatchTable.Write(
            context.RunFolder,
            [.. found.Select(match => EvalMatch.Of(match.Unit, match.Row, false)), .. suppressed.Select(match => EvalMatch.Of(match.Unit, match.Row, true))]);
        var contaminated = found.Where(match => match.Row.IsContaminated).ToLookup(match => match.Unit, match => match.Row);
        VerdictTable.Write(context.RunFolder, IsCut ? [.. units.SelectMany(Cut)] : [.. units.SelectMany(Whole)]);
        return new UnitResult(
            [DecontaminationSummary.Examples, MatchTable.Path, VerdictTable.Path, .. IsCut ? units.Select(name => CutTable.PathOf(Layer, name)) : []]);

        IEnumerable<(string, Rejection, bool)> Whole(string name) => contaminated[name].GroupBy(row => row.Row).Select(same => (
            same.First().Id, new Rejection(name, (int)same.Key, $"{Stage}/contaminated", same.Max(row => row.Overlap)),
            options.Action == DecontaminateAction.Drop));

        IEnumerable<(string, Rejection, bool)> Cut(string name) => new Purifier(texts, options).Cut(context.RunFolder, name, contaminated[name])
            .Select(cut => (cut.Row.Id, new Rejection(name, (int)cut.Row.Row, $"{Stage}/{cut.Rule}", cut.Value), cut.Rule is not null));
    }

    private static (IReadOnlyList<EvalExample>, EvalIndex) Load(DecontaminateOptions options)
    {
        var examples = EvalReader.Read(options.Evals);
        return (examples, EvalIndex.Build(examples, options.Ngram));
    }

    private async Task<UnitResult> Scan(string unit, IReadOnlyList<EvalExample> examples, EvalIndex index, StepContext context, CancellationToken cancel)
    {
        var idle = new ConcurrentBag<ContaminationFinder>();
        using var file = new TableFile(context.RunFolder, ContaminationTable.PathOf(unit), ContaminationTable.Schema);
        await Flow.Run(texts.Read(context.RunFolder, unit), Find, Write, context.Workers, cancel);
        return new UnitResult([file.Finish()]);

        (List<ContaminationRow> Rows, int Bytes) Find(StoredText stored)
        {
            using var final = texts.Finish(stored);
            if (!idle.TryTake(out var finder)) finder = new ContaminationFinder(index, examples, options.Overlap);
            var rows = finder.Find(final.Document.Text.Utf8).Select(match => Row(final.Row, final.Document, match, finder.Words)).ToList();
            idle.Add(finder);
            return (rows, final.Document.Text.ByteCount);
        }

        ContaminationRow Row(long row, Document document, Contamination match, PlainWords words)
        {
            var text = index.Texts[match.Text];
            var example = examples[text.Example];
            return new ContaminationRow(
                row, document.Id, example.Suite, example.Id, text.IsPassage, match.Overlap, match.LongestWords, match.HasAnswer, match.IsContaminated,
                [.. match.Grams.Order()], Masking.Mask(document.Text.Utf8, words, match.FirstWord, match.EndWord))
            {
                Text = XxHash64.Hash(document.Text.Utf8),
                Ranges = [.. match.Places.SelectMany(place => new[] { words.Start(place.First), words.End(place.End - 1) })],
            };
        }

        void Write((List<ContaminationRow> Rows, int Bytes) found)
        {
            foreach (var row in found.Rows) ContaminationTable.Write(file.Rows, row);
            context.Progress.Add(documents: 1, bytes: found.Bytes);
        }
    }

    private sealed class Rejected : IRejections
    {
        public IReadOnlyList<string> Files { get; } = [VerdictTable.Path];

        public IEnumerable<Rejection> Read(string runFolder) => VerdictTable.Read(runFolder);
    }
}
