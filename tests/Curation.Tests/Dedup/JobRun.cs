using Curation.Dedup;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Dedup;

/// <summary>Runs the job over documents split into units and keeps its folder.</summary>
internal sealed class JobRun : ICandidateTexts, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SortedDictionary<string, List<TestDocument>> _units = new(StringComparer.Ordinal);
    private readonly DedupOptions _options;

    /// <param name="unitOf">Name of the unit of the document at a position.</param>
    public JobRun(IReadOnlyList<TestDocument> documents, DedupOptions options, Func<int, string>? unitOf = null)
    {
        _options = options;
        for (var i = 0; i < documents.Count; i++)
        {
            var unit = unitOf?.Invoke(i) ?? "unit";
            if (!_units.TryGetValue(unit, out var rows)) _units.Add(unit, rows = []);
            rows.Add(documents[i]);
        }

        var sketcher = new Sketcher(options);
        foreach (var (unit, rows) in _units)
        {
            var writer = new SketchWriter(_folder.File($"{unit}.run"), options);
            foreach (var row in rows) writer.Add(sketcher.Sketch(IdentityOf(row.Id), DocumentText.FromString(row.Text), row.Url));
            writer.Finish();
        }
    }

    public string Folder => _folder.Path;

    public int TextsRead { get; private set; }

    public DedupCounts Counts { get; private set; } = new();

    public static ulong IdentityOf(string id) => XxHash64.Hash("test\0" + id);

    public async Task<JobRun> Run(int workers = 2, int fanIn = 256, int? bufferedRecords = null, bool reverse = false, Func<string, int, bool>? takesPart = null, int? partBits = null)
    {
        var runs = _units.Keys.Select(unit => new SketchRun(unit, _folder.File($"{unit}.run")));
        if (reverse) runs = runs.Reverse();
        var job = new DedupJob(_options, runs, this, _folder.Path) { FanIn = fanIn, BufferedRecords = bufferedRecords, TakesPart = takesPart };
        if (partBits is { } bits)
        {
            var paths = Enumerable.Range(0, 1 << bits).Select(part => _folder.File($"keys-{part}.bin")).ToArray();
            // the parts in any order, as ranks make them
            for (var part = paths.Length - 1; part >= 0; part--) job.Partition(paths[part], part, bits, CancellationToken.None);
            job = new DedupJob(_options, [.. _units.Keys.Select(unit => new SketchRun(unit, "gone"))], this, _folder.Path) { Partitions = paths };
        }

        Counts = await job.Run(workers, CancellationToken.None);
        Assert.False(Directory.Exists(_folder.File("scratch")));
        return this;
    }

    /// <summary>Clusters as lines of ids, in an order of their own.</summary>
    public string[] Clusters()
    {
        using var file = new ClusterFile(_folder.Path);
        return AsLines(file.Read().Select(cluster => cluster.Members.Select(IdOf)));
    }

    public static string[] AsLines(IEnumerable<IEnumerable<string>> clusters) =>
        [.. clusters.Select(ids => string.Join(' ', ids.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    public string IdOf(ClusterMember member) => _units[member.Unit][member.Row].Id;

    public byte[][] Outputs() => [.. new[] { "clusters.bin", "edges.bin", "shingles.bin" }.Select(name => File.ReadAllBytes(_folder.File(name)))];

    public void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use)
    {
        Assert.Equal(rows.Order(), rows);
        foreach (var row in rows)
        {
            lock (_units) TextsRead++;
            use(row, DocumentText.FromString(_units[unit][row].Text));
        }
    }

    public void Dispose() => _folder.Dispose();
}
