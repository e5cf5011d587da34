using Curation.Dedup.Near;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>What <see cref="DedupJob"/> found: the clusters in the order of their ids, and how similar two members are.</summary>
/// <remarks>
/// clusters.bin and edges.bin: blocks as <see cref="CheckedWriter"/> makes them; inside: magic, header length, number of units (int32) and their names
/// (length-prefixed UTF-8) in ordinal order;
/// then <see cref="ClusterRow"/> or <see cref="Edge"/> records in order, little-endian, units by position in that table. shingles.bin: 64-bit shingle
/// hashes and nothing else.
/// </remarks>
public sealed class ClusterFile(string folder) : IDisposable
{
    internal const string Clusters = "clusters.bin", Edges = "edges.bin", Shingles = "shingles.bin";
    internal static readonly string[] Names = [Clusters, Edges, Shingles];
    private const ulong ClustersMagic = 0x3153554C43554444; // "DDUCLUS1"
    private const ulong EdgesMagic = 0x3145474445554444; // "DDUEDGE1"
    private readonly ShingleSets _sets = new(Path.Combine(folder, Shingles));

    /// <exception cref="Core.RunException">The file is damaged.</exception>
    public IEnumerable<Cluster> Read()
    {
        using var reader = new CheckedReader(Path.Combine(folder, Clusters));
        var units = ReadUnits(reader, ClustersMagic);
        var members = new List<ClusterMember>();
        ClusterRow last = default;
        foreach (var row in reader.Records<ClusterRow>())
        {
            if (members.Count > 0 && !row.HasClusterOf(last))
            {
                yield return new Cluster(last.Cluster, members);
                members = [];
            }

            members.Add(new(units[row.Place.Unit], row.Place.Row, row.Identity) { Text = row.SetStart, SetStart = row.SetStart, SetCount = row.SetCount });
            last = row;
        }

        if (members.Count > 0) yield return new Cluster(last.Cluster, members);
    }

    /// <summary>Jaccard similarity of two members of one cluster; 1 for equal texts.</summary>
    public double SimilarityOf(ClusterMember one, ClusterMember other)
    {
        if (AreEqual(one, other)) return 1;
        using var first = new Rented<ulong>(one.SetCount);
        using var second = new Rented<ulong>(other.SetCount);
        _sets.Read(one.SetStart, first.Span);
        _sets.Read(other.SetStart, second.Span);
        return ShingleSets.Jaccard(first.Span, second.Span);
    }

    public static bool AreEqual(ClusterMember one, ClusterMember other) => one.SetStart == other.SetStart && one.SetCount == other.SetCount;

    public void Dispose() => _sets.Dispose();

    internal static void WriteClusters(string folder, IReadOnlyList<SketchRun> units, IEnumerable<ClusterRow> rows) =>
        Write(Path.Combine(folder, Clusters), ClustersMagic, units, rows);

    internal static void WriteEdges(string folder, IReadOnlyList<SketchRun> units, IEnumerable<Edge> rows) =>
        Write(Path.Combine(folder, Edges), EdgesMagic, units, rows);

    internal IEnumerable<Edge> ReadEdges()
    {
        using var reader = new CheckedReader(Path.Combine(folder, Edges));
        _ = ReadUnits(reader, EdgesMagic);
        foreach (var edge in reader.Records<Edge>()) yield return edge;
    }

    private static void Write<T>(string path, ulong magic, IReadOnlyList<SketchRun> units, IEnumerable<T> rows) where T : unmanaged
    {
        using var file = Storage.AtomicFile.Create(path);
        var writer = new CheckedWriter(file.Stream);
        writer.WriteHeader(magic, header =>
        {
            header.Write(units.Count);
            foreach (var unit in units) header.Write(unit.Unit);
        });
        writer.Write(rows);
        writer.Finish();
        file.Publish();
    }

    private static string[] ReadUnits(CheckedReader reader, ulong magic)
    {
        using var header = reader.ReadHeader(magic, "file of duplicates");
        var units = new string[header.ReadInt32()];
        for (var unit = 0; unit < units.Length; unit++) units[unit] = header.ReadString();
        return units;
    }
}
