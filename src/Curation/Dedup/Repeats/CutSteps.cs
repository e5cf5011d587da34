using System.Collections;
using Curation.Core;
using Curation.Dedup.Records;
using Curation.Runs;

namespace Curation.Dedup.Repeats;

/// <summary>What cut steps work from.</summary>
/// <param name="Units">The units of extract.</param>
/// <param name="Texts">Final texts before any cut.</param>
/// <param name="Clusters">Documents that cut nothing from each other; null: there are none.</param>
/// <param name="Standing">The documents that count: the others neither keep a part nor lose one.</param>
/// <param name="CutSettings">What is looked for, without the least number of words.</param>
public sealed record CutInputs(
    IReadOnlyList<string> Units, FinalTexts Texts, DedupOptions Options, IClusters? Clusters, IStanding Standing, string CutSettings)
{
    /// <summary>Whether more than one document of a cluster may stand.</summary>
    public bool LeavesNear { get; init; }
}

/// <summary>
/// Cuts what final texts repeat, in steps that ranks share: keys of parts by unit; where passages are looked for, the anchors that stand twice, by part of
/// all keys, and the passages around them, by unit; which documents stand, in one; what goes, by part of all keys; the cuts, by unit. A changed range
/// begins at those that stand.
/// </summary>
/// <remarks>Memory is that of the options for sorting, 16 bytes for each member of a cluster, a bit for each document, the ranges of one; and that of the
/// decision while it is told which documents stand.</remarks>
public sealed class CutSteps
{
    /// <summary>The layer of cuts that the last of the steps leaves.</summary>
    public static readonly CutLayer Layer = new("dedup", "dedup/cuts");

    private const int Revision = 5;
    private const string Reason = "dedup/min-words";

    private readonly CutInputs _inputs;
    private readonly RepeatFiles _files;
    private readonly RepeatFinder _finder;

    public CutSteps(CutInputs inputs)
    {
        _inputs = inputs;
        _files = new([.. inputs.Units.Order(StringComparer.Ordinal)]);
        _finder = new(inputs.Options.Cut);
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<IStep> Steps => HasPassages
        ? [ByUnit("parts", TextFiles, FindParts), ByPart("anchors", AnchorFiles, FindRepeated), ByUnit("passages", PassageFiles, FindPassages), .. Decided]
        : [ByUnit("parts", TextFiles, FindParts), .. Decided];

    /// <summary>Documents of which too little is left.</summary>
    public IRejections Rejections => new CutRejections(_inputs.Units, Layer, Reason);

    private bool HasPassages => _inputs.Options.Cut.Substrings is not null;

    private IEnumerable<IStep> Decided =>
    [
        new UnitStep(
            "standing", [new("documents", _inputs.Standing.Settings, _inputs.Standing.Files)],
            (_, context, cancel) => Task.FromResult(FindStanding(context, cancel))),
        Later(), Cut(),
    ];

    /// <summary>Clusters of which several members may stand; null: of each one stands, and there is nothing to tell apart.</summary>
    private IClusters? StandTogether => _inputs.LeavesNear ? _inputs.Clusters : null;

    private IEnumerable<string> TextFiles(string unit) => _inputs.Texts.FilesOf(unit);

    private IEnumerable<string> AnchorFiles() => [.. _files.Units.Select(RepeatFiles.Anchors), .. _inputs.Clusters?.Files ?? []];

    private IEnumerable<string> PassageFiles(string unit) => [.. TextFiles(unit), .. _files.Partitions.Select(RepeatFiles.Repeated)];

    private string SettingsOf(string step) => $"{step} r{Revision}\n{_inputs.CutSettings}{_inputs.Texts.Settings}";

    private UnitStep ByUnit(
        string name, Func<string, IEnumerable<string>> reads, Func<string, StepContext, CancellationToken, Task<IReadOnlyList<string>>> work) =>
        new(name, [.. _files.Units.Select(unit => new StepUnit(unit, SettingsOf(name), [.. reads(unit)]))], work);

    private UnitStep ByPart(string name, Func<IEnumerable<string>> reads, Func<int, StepContext, CancellationToken, string> work) => new(
        name, [.. _files.Partitions.Select(part => new StepUnit(RepeatFiles.NameOf(part), SettingsOf(name), [.. reads()]))],
        (part, context, cancel) => Task.FromResult<IReadOnlyList<string>>(
            [work(int.Parse(part, System.Globalization.CultureInfo.InvariantCulture), context, cancel)]));

    private UnitStep Later() => ByPart(
        "repeats",
        () =>
        [
            .. _files.Units.Select(RepeatFiles.Parts), .. HasPassages ? _files.Units.Select(RepeatFiles.Passages) : [],
            .. _files.Units.Select(RepeatFiles.Standing), .. StandTogether?.Files ?? [],
        ],
        FindLater);

    private UnitStep Cut() => new(
        "cuts",
        [
            .. _files.Units.Select(unit => new StepUnit(
                unit, $"{SettingsOf("cuts")}min-words {_inputs.Options.Cut.MinWords}\n", [.. TextFiles(unit), .. _files.Partitions.Select(RepeatFiles.Later)])),
        ], WriteCuts);

    private async Task<IReadOnlyList<string>> FindParts(string unit, StepContext context, CancellationToken cancel)
    {
        using var scratch = NewScratch(context, $"parts-{unit}");
        var (parts, anchors) = (new ExternalSort<PartRow>(scratch), new ExternalSort<AnchorRow>(scratch));
        await Flow.Run(_inputs.Texts.Read(context.RunFolder, unit), Find, Add, context.Workers, cancel);
        RecordFile.Write(context.PathOf(RepeatFiles.Parts(unit)), parts.Sorted());
        if (!HasPassages) return [RepeatFiles.Parts(unit)];
        RecordFile.Write(context.PathOf(RepeatFiles.Anchors(unit)), anchors.Sorted());
        return [RepeatFiles.Parts(unit), RepeatFiles.Anchors(unit)];

        (List<PartRow> Parts, List<AnchorRow> Anchors, int Bytes) Find(StoredText stored)
        {
            using var final = _inputs.Texts.Finish(stored);
            var document = DocumentOf(final);
            return (_finder.Parts(document), _finder.Anchors(document), document.Text.ByteCount);
        }

        void Add((List<PartRow> Parts, List<AnchorRow> Anchors, int Bytes) found)
        {
            found.Parts.ForEach(parts.Add);
            found.Anchors.ForEach(anchors.Add);
            context.Progress.Add(documents: 1, bytes: found.Bytes);
        }
    }

    private string FindRepeated(int part, StepContext context, CancellationToken cancel)
    {
        using var scratch = NewScratch(context, $"anchors-{part}");
        var owners = Owners.Read(_inputs.Clusters, context.RunFolder, _files.Units);
        var (anchors, repeated) = (new ExternalSort<AnchorRow>(scratch), new ExternalSort<RangeRow>(scratch));
        foreach (var row in _files.ReadAnchors(context.RunFolder, part)) anchors.Add(row);
        cancel.ThrowIfCancellationRequested();
        foreach (var row in Repeated.Anchors(anchors.Sorted(), owners.AreOne)) repeated.Add(row);
        RecordFile.Write(context.PathOf(RepeatFiles.Repeated(part)), repeated.Sorted());
        return RepeatFiles.Repeated(part);
    }

    private async Task<IReadOnlyList<string>> FindPassages(string unit, StepContext context, CancellationToken cancel)
    {
        using var scratch = NewScratch(context, $"passages-{unit}");
        var passages = new ExternalSort<PartRow>(scratch);
        using var anchors = new ByDocument(_files.ReadRanges(context.RunFolder, RepeatFiles.Repeated, unit, scratch));
        var found = _inputs.Texts.Read(context.RunFolder, unit).Select(stored => (Stored: stored, Anchors: anchors.Of(stored.Row)));
        await Flow.Run(found, Find, rows => rows.ForEach(passages.Add), context.Workers, cancel);
        RecordFile.Write(context.PathOf(RepeatFiles.Passages(unit)), passages.Sorted());
        return [RepeatFiles.Passages(unit)];

        List<PartRow> Find((StoredText Stored, List<RangeRow> Anchors) found)
        {
            using var final = found.Anchors.Count == 0 ? null : _inputs.Texts.Finish(found.Stored);
            if (final is not null) return _finder.Passages(DocumentOf(final), found.Anchors.ConvertAll(anchor => anchor.Start));
            found.Stored.Extracted.Text.Dispose();
            return [];
        }
    }

    private IReadOnlyList<string> FindStanding(StepContext context, CancellationToken cancel)
    {
        foreach (var (unit, standing) in _inputs.Standing.Read(context, cancel))
        {
            var words = new int[(standing.Length + 31) / 32];
            standing.CopyTo(words, 0);
            RecordFile.Write(context.PathOf(RepeatFiles.Standing(unit)), words);
        }

        return [.. _files.Units.Select(RepeatFiles.Standing)];
    }

    internal static BitArray Bits(string path) => new(RecordFile.Read<int>(path, _ => true, _ => false).ToArray());

    private string FindLater(int part, StepContext context, CancellationToken cancel)
    {
        using var scratch = NewScratch(context, $"repeats-{part}");
        var standing = _files.Units.Select(unit => Bits(context.PathOf(RepeatFiles.Standing(unit)))).ToArray();
        var (rows, later) = (new ExternalSort<PartRow>(scratch), new ExternalSort<RangeRow>(scratch));
        Func<string, string>[] kinds = HasPassages ? [RepeatFiles.Parts, RepeatFiles.Passages] : [RepeatFiles.Parts];
        foreach (var row in kinds.SelectMany(kind => _files.ReadParts(context.RunFolder, kind, part)).Where(row => standing[row.Place.Unit][row.Place.Row]))
            rows.Add(row);
        cancel.ThrowIfCancellationRequested();
        var owners = Owners.Read(StandTogether, context.RunFolder, _files.Units);
        foreach (var row in Repeated.Later(rows.Sorted(), owners.AreOne)) later.Add(row);
        RecordFile.Write(context.PathOf(RepeatFiles.Later(part)), RangeRow.Merged(later.Sorted()));
        return RepeatFiles.Later(part);
    }

    private async Task<IReadOnlyList<string>> WriteCuts(string unit, StepContext context, CancellationToken cancel)
    {
        using var scratch = NewScratch(context, $"cuts-{unit}");
        using var ranges = new ByDocument(RangeRow.Merged(_files.ReadRanges(context.RunFolder, RepeatFiles.Later, unit, scratch)));
        using var file = new TableFile(context.RunFolder, CutTable.PathOf(Layer, unit), CutTable.Schema);
        var found = _inputs.Texts.Read(context.RunFolder, unit, ranges.Has).Select(stored => (Stored: stored, Ranges: ranges.Of(stored.Row)));
        await Flow.Run(found, Row, row => CutTable.Write(file.Rows, row), context.Workers, cancel);
        return [file.Finish()];

        CutRow Row((StoredText Stored, List<RangeRow> Ranges) found)
        {
            using var final = _inputs.Texts.Finish(found.Stored);
            return CutRow.Of(final, found.Ranges.ConvertAll(range => new Text.ByteRange(range.Start, range.End)), _inputs.Options.Cut.MinWords);
        }
    }

    private static RepeatDocument DocumentOf(FinalText final) =>
        new(new(0, checked((int)final.Row)), final.Document.Hash(), final.Document.Text);

    private Scratch NewScratch(StepContext context, string name) =>
        new(context.PathOf($"dedup/scratch-{name}")) { MemoryBytes = _inputs.Options.Memory };
}
