using System.Globalization;
using System.Text.Json;
using Curation.Core;
using Curation.Runs;
using Curation.Storage;
using Curation.Text;

namespace Curation.Dedup.Rows;

/// <summary>Files of rows → documents, their sketches and heads, in chunks of equal size; a unit for each file.</summary>
internal sealed class RowsStep(IReadOnlyList<RowFile> files, DedupOptions options, string settings) : IStep
{
    private const int Revision = 5;

    private readonly Sketcher _sketcher = new(options);

    public string Name => "rows";

    public IReadOnlyList<StepUnit> Units(string runFolder) =>
        [.. files.Select((file, number) => new StepUnit(NameOf(number), $"rows r{Revision}\n{settings}", file.Path is null ? [] : [file.Path]))];

    /// <summary>What the units left: the chunks of all files in order, and how many rows could not be read.</summary>
    public (IReadOnlyList<string> Chunks, long Faults) Read(string runFolder)
    {
        var (chunks, faults) = (new List<string>(), 0L);
        for (var number = 0; number < files.Count; number++)
        {
            var left = JsonSerializer.Deserialize<int[]>(File.ReadAllBytes(Path.Combine(runFolder, CountsOf(NameOf(number)))))!;
            chunks.AddRange(Enumerable.Range(0, left[0]).Select(chunk => ChunkOf(NameOf(number), chunk)));
            faults += left[1];
        }

        return (chunks, faults);
    }

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var file = files[int.Parse(unit.Name, CultureInfo.InvariantCulture)];
        var (before, chunks, outputs) = (file.Faults(), 0, new List<string>());
        Chunk? open = null;
        try
        {
            await Flow.Run(file.Rows(), Sketch, Write, context.Workers, cancel);
            if (open is not null) outputs.AddRange(open.Finish());
        }
        finally
        {
            open?.Dispose();
        }

        AtomicFile.WriteAllText(context.PathOf(CountsOf(unit.Name)), JsonSerializer.Serialize<int[]>([chunks, file.Faults() - before]));
        return new UnitResult([.. outputs, CountsOf(unit.Name)]);

        void Write((Document Document, DocumentSketch Sketch) row)
        {
            if (open is { IsFull: true })
            {
                outputs.AddRange(open.Finish());
                open.Dispose();
                open = null;
            }

            open ??= new Chunk(context.RunFolder, ChunkOf(unit.Name, chunks++), options);
            open.Add(row.Document, row.Sketch);
            row.Document.Text.Dispose();
        }
    }

    private (Document Document, DocumentSketch Sketch) Sketch(DedupInput row)
    {
        var text = DocumentText.FromUtf8(row.Text);
        var source = row.Fault?.Reason ?? (row.HasMadeId ? RowSource.Made : RowSource.Given);
        var document = new Document(source, row.Id, row.Url, text) { Date = row.Date, Title = row.Fault?.Place };
        return (document, _sketcher.Sketch(document.Hash(), text, row.Url));
    }

    private static string NameOf(int file) => file.ToString("D6", CultureInfo.InvariantCulture);

    private static string ChunkOf(string unit, int chunk) => $"{unit}-{chunk.ToString("D6", CultureInfo.InvariantCulture)}";

    private static string CountsOf(string unit) => $"documents/{unit}.json";

    /// <summary>The files of one chunk while they are written.</summary>
    private sealed class Chunk(string runFolder, string name, DedupOptions options) : IDisposable
    {
        private readonly DocumentWriter _documents = new(runFolder, name);
        private readonly SketchWriter _sketches = new(Path.Combine(runFolder, DedupStep.RunPath(name)), options);
        private readonly List<RowHead> _heads = [];

        public bool IsFull => _heads.Count == RowHeads.RowsPerChunk;

        public void Add(Document document, DocumentSketch sketch)
        {
            _documents.Add(document, default);
            _sketches.Add(sketch);
            _heads.Add(new(document.Id, document.Date ?? "", document.Text.ByteCount, document.Source == RowSource.Made));
        }

        public IEnumerable<string> Finish()
        {
            _sketches.Finish();
            RowHeads.Write(Path.Combine(runFolder, RowHeads.PathOf(name)), _heads);
            return [_documents.Finish(), DedupStep.RunPath(name), RowHeads.PathOf(name)];
        }

        public void Dispose() => _documents.Dispose();
    }
}
