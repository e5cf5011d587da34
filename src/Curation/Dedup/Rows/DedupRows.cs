using System.Runtime.CompilerServices;
using Curation.Core;
using Curation.Dedup.Records;
using Curation.Dedup.Repeats;
using Curation.Runs;
using Curation.Text;

namespace Curation.Dedup.Rows;

/// <summary>Dedup of rows outside a run. Memory is that of the options, as <see cref="DedupJob"/> says; texts and keys lie in a temporary folder
/// meanwhile.</summary>
public sealed class DedupRows(RowOptions options, int workers)
{
    /// <summary>What was found; known once the first row is given back.</summary>
    public DedupCounts Counts { get; private set; } = new();

    /// <summary>Options for one of the methods.</summary>
    public static DedupOptions For(DedupMethod method, DedupOptions options) => method switch
    {
        DedupMethod.Exact => options with { Exact = options.Exact ?? new(), Near = null },
        DedupMethod.Near => options with { Exact = null, Near = options.Near ?? new() },
        _ => options,
    };

    /// <summary>Yields one row per input row in the same order.</summary>
    public async IAsyncEnumerable<DedupRow> Run(IEnumerable<DedupInput> rows, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var folder = Directory.CreateTempSubdirectory("curation-dedup-").FullName;
        try
        {
            using var spool = new RowSpool(folder);
            var runs = await Sketch(rows, spool, folder, cancel);
            Counts = await new DedupJob(options.Dedup, runs, spool, folder).Run(workers, cancel);
            using var scratch = new Scratch(Path.Combine(folder, "rest")) { MemoryBytes = options.Dedup.Memory };
            var fates = new RowFates(spool, options.Dedup.Keep, folder).Write(scratch);
            var job = new RepeatJob(options.Cut, scratch);
            var cuts = options.Cut.IsOff ? null : await job.Run(() => Survivors(spool, fates), workers, cancel);
            foreach (var row in Join(spool, fates, cuts)) yield return row;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<RepeatDocument> Survivors(RowSpool spool, string fates)
    {
        foreach (var (row, fate) in WithFates(spool.Count, fates))
        {
            if (fate is { } known && known.Survivor != row) continue;
            var input = spool.RowAt(row);
            var text = DocumentText.FromUtf8(input.Text);
            yield return new(RowSpool.PlaceOf(row), input.Id.Length > 0 ? RowSpool.IdentityOf(input.Id) : XxHash64.Hash(text.Utf8), text);
        }
    }

    private static IEnumerable<(long Row, RowFates.Fate? Fate)> WithFates(long count, string fates)
    {
        using var next = Scratch.Read<RowFates.Fate>(fates).GetEnumerator();
        var hasNext = next.MoveNext();
        for (var row = 0L; row < count; row++)
        {
            if (!hasNext || next.Current.Row != row)
            {
                yield return (row, null);
                continue;
            }

            yield return (row, next.Current);
            hasNext = next.MoveNext();
        }
    }

    private async Task<IReadOnlyList<SketchRun>> Sketch(IEnumerable<DedupInput> rows, RowSpool spool, string folder, CancellationToken cancel)
    {
        var sketcher = new Sketcher(options.Dedup);
        var runs = new List<SketchRun>();
        SketchWriter? writer = null;
        var inUnit = 0;
        await Flow.Run(rows.Select(spool.Add), MakeSketch, Write, workers, cancel);
        writer?.Finish();
        spool.Flush();
        return runs;

        DocumentSketch MakeSketch(DedupInput row)
        {
            using var text = DocumentText.FromUtf8(row.Text);
            return sketcher.Sketch(RowSpool.IdentityOf(row.Id), text, row.Url);
        }

        void Write(DocumentSketch sketch)
        {
            if (writer is null || inUnit == RowSpool.RowsPerUnit)
            {
                writer?.Finish();
                runs.Add(new(RowSpool.UnitName(runs.Count), Path.Combine(folder, $"{runs.Count}.run")));
                (writer, inUnit) = (new SketchWriter(runs[^1].Path, options.Dedup), 0);
            }

            writer.Add(sketch);
            inUnit++;
        }
    }

    private IEnumerable<DedupRow> Join(RowSpool spool, string fates, IEnumerable<RangeRow>? cuts)
    {
        using var next = (cuts ?? []).GetEnumerator();
        var hasNext = next.MoveNext();
        foreach (var (row, fate) in WithFates(spool.Count, fates))
        {
            var own = new List<ByteRange>();
            for (; hasNext && RowSpool.RowOf(next.Current.Place) == row; hasNext = next.MoveNext()) own.Add(new(next.Current.Start, next.Current.End));
            var input = spool.RowAt(row);
            if (fate is { } fallen && fallen.Survivor != row)
            {
                var survivor = spool.IdOf(fallen.Survivor);
                yield return new(input.Id, survivor, false, survivor, fallen.Similarity) { Cuts = cuts is null ? null : [], Url = input.Url };
                continue;
            }

            var left = own.Count == 0 ? input.Text : Cutting.Apply(input.Text.Span, own);
            yield return new(input.Id, fate is null ? null : input.Id, own.Count == 0 || HasEnough(left), null, null)
                { Cuts = cuts is null ? null : [.. own.Select(cut => (cut.Start, cut.End))], Url = input.Url, Text = left };
        }
    }

    private bool HasEnough(ReadOnlyMemory<byte> left)
    {
        using var text = DocumentText.FromUtf8(left);
        return text.NormalizedWordHashes.Length >= Math.Max(1, options.Cut.MinWords);
    }
}
