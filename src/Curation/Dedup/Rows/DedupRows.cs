using System.Runtime.CompilerServices;
using Curation.Core;
using Curation.Dedup.Records;
using Curation.Dedup.Repeats;
using Curation.Runs;

namespace Curation.Dedup.Rows;

/// <summary>Dedup of rows outside a run, in the steps of a run: interrupted, it goes on where it stopped. Memory is that of the options, as
/// <see cref="DedupJob"/> says.</summary>
/// <param name="settingsOf">Options as a text that says all of them.</param>
/// <param name="workFolder">Where texts and keys lie meanwhile; it is removed in the end. Null: a temporary folder, removed in any case.</param>
public sealed class DedupRows(DedupOptions options, int workers, Func<object, string> settingsOf, string? workFolder = null)
{
    private static readonly StageChain _noStages = new([]);

    /// <summary>What was found; known once the first row is given back.</summary>
    public DedupCounts Counts { get; private set; } = new();

    /// <summary>Rows that could not be read; known once the first row is given back.</summary>
    public long Faults { get; private set; }

    /// <summary>Rows whose id another row has too; known once the first row is given back.</summary>
    public long RepeatedIds { get; private set; }

    /// <summary>What the reading of rows depends on, as a text.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Told of files of an interrupted run that are damaged and made anew.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Options for one of the methods.</summary>
    public static DedupOptions For(DedupMethod method, DedupOptions options) => method switch
    {
        DedupMethod.Exact => options with { Exact = options.Exact ?? new(), Near = null },
        DedupMethod.Near => options with { Exact = null, Near = options.Near ?? new() },
        _ => options,
    };

    /// <summary>Yields one row per input row in the same order.</summary>
    public async IAsyncEnumerable<DedupRow> Run(IReadOnlyList<RowFile> files, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var folder = workFolder ?? Directory.CreateTempSubdirectory("curation-dedup-").FullName;
        var isDone = false;
        try
        {
            // a machine that stopped may have left bytes that no size and no time tells
            using (var run = RunFolder.Open(folder, verify: true))
            {
                foreach (var damage in run.Damaged) Tell($"{damage}; it is made anew");
                var (chunks, texts) = await Find(run, files, cancel);
                foreach (var row in Join(folder, chunks, texts)) yield return row;
            }

            isDone = true;
        }
        finally
        {
            if (isDone || workFolder is null) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Does all but the rows out for a sample, and tells what it took.</summary>
    /// <param name="timestamp">Seconds of a clock.</param>
    public async Task<RowCost> Measure(IReadOnlyList<DedupInput> sample, Func<double> timestamp, CancellationToken cancel = default)
    {
        var folder = Directory.CreateTempSubdirectory("curation-dedup-").FullName;
        try
        {
            var begun = timestamp();
            using var run = RunFolder.Open(folder);
            await Find(run, [new RowFile(null, () => sample, () => 0)], cancel);
            var seconds = timestamp() - begun;
            var sorted = Math.Max(BytesIn(RepeatFiles.Anchors("")), BytesIn(RepeatFiles.Parts("")) + BytesIn(RepeatFiles.Passages("")));
            var sets = new FileInfo(Path.Combine(folder, "dedup", ClusterFile.Shingles));
            return new(sample.Sum(row => (long)row.Text.Length), BytesIn(""), sorted, seconds) { SetBytes = sets.Exists ? sets.Length : 0 };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        long BytesIn(string file)
        {
            var place = Path.Combine(folder, Path.GetDirectoryName(file) ?? "");
            return !Directory.Exists(place) ? 0 : new DirectoryInfo(place).EnumerateFiles("*", SearchOption.AllDirectories).Sum(found => found.Length);
        }
    }

    private async Task<(IReadOnlyList<string> Chunks, FinalTexts Texts)> Find(RunFolder run, IReadOnlyList<RowFile> files, CancellationToken cancel)
    {
        using var progress = new Progress();
        var runner = new Runner(run, new StepContext(run.Path, workers, progress)) { Tell = damage => Tell($"{damage}; it is made anew") };
        var rows = new RowsStep(files, options, Settings + settingsOf(options.ForSketches));
        await runner.Run([rows], cancel);
        (var chunks, Faults) = rows.Read(run.Path);
        var dedup = new DedupStep(chunks, _noStages, options, settingsOf(options.ForClusters));
        var texts = new FinalTexts(_noStages, "");
        var standing = new RowStanding(chunks, dedup.Clusters, options);
        var cuts = new CutSteps(new(chunks, texts, options, dedup.Clusters, standing, settingsOf(options.Cut with { MinWords = 0 })));
        await runner.Run(options.Cut.IsOff ? [dedup] : [dedup, .. cuts.Steps], cancel);
        Counts = DedupStep.CountsOf(run.Path)!;
        return (chunks, options.Cut.IsOff ? texts : texts.With(CutSteps.Layer));
    }

    private IEnumerable<DedupRow> Join(string folder, IReadOnlyList<string> chunks, FinalTexts texts)
    {
        using var heads = new RowHeads(folder, chunks);
        using var scratch = new Scratch(Path.Combine(folder, "dedup", "scratch-rows")) { MemoryBytes = options.Memory };
        using var ids = new RowIds(heads, chunks.Count, scratch);
        RepeatedIds = ids.Repeated;
        using var next = Scratch.Read<RowFates.Fate>(new RowFates(heads, options.Keep, Path.Combine(folder, "dedup")).Write(scratch)).GetEnumerator();
        var hasNext = next.MoveNext();
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            var cuts = options.Cut.IsOff ? [] : CutTable.Read(folder, CutSteps.Layer, chunks[chunk]);
            var dropped = cuts.Where(row => row.IsDropped).Select(row => row.Row).ToHashSet();
            foreach (var stored in texts.Read(folder, chunks[chunk]))
            {
                using var final = texts.Finish(stored);
                var row = (long)chunk * RowHeads.RowsPerChunk + stored.Row;
                var fate = hasNext && next.Current.Row == row ? next.Current : (RowFates.Fate?)null;
                if (fate is not null) hasNext = next.MoveNext();
                var id = ids.Of(row, final.Document.Id);
                yield return fate is { } fallen && fallen.Survivor != row
                    ? Copy(final.Document, id, ids.Of(fallen.Survivor), fallen.Similarity)
                    : Survivor(final.Document, id, fate is not null, !dropped.Contains(stored.Row), stored);
            }
        }
    }

    private DedupRow Copy(Document document, string id, string survivor, double similarity) =>
        new(id, survivor, false, survivor, similarity) { Cuts = options.Cut.IsOff ? null : [], Url = document.Url };

    private DedupRow Survivor(Document document, string id, bool hasCopies, bool keep, StoredText stored)
    {
        var fault = RowSource.FaultOf(document);
        return new(id, hasCopies ? id : null, keep && fault is null, null, null)
        {
            Cuts = options.Cut.IsOff ? null : [.. stored.Cuts.SelectMany(cuts => cuts).Select(cut => (cut.Start, cut.End))],
            Url = document.Url, Text = document.Text.Utf8.ToArray(), Fault = fault,
        };
    }
}
