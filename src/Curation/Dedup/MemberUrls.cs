using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Dedup.Exact;
using Curation.Runs;

namespace Curation.Dedup;

/// <summary>The canonical addresses, as hashes, of all documents in clusters.</summary>
internal sealed class MemberUrls
{
    public static readonly MemberUrls None = new();
    private readonly Dictionary<(string Unit, int Row), UInt128> _keys = [];

    private MemberUrls()
    {
    }

    public static MemberUrls Read(ClusterFile clusters, string runFolder)
    {
        var urls = new MemberUrls();
        foreach (var unit in clusters.Read().SelectMany(cluster => cluster.Members).GroupBy(member => member.Unit, member => member.Row))
        {
            var rows = unit.ToHashSet();
            using var table = new ParquetReader(Path.Combine(runFolder, DocumentTable.PathOf(unit.Key)));
            for (var cursor = table.Rows("url"); cursor.Read();)
            {
                if (rows.Contains((int)cursor.Row) && CanonicalUrl.Of(Encoding.UTF8.GetString(cursor.Utf8(0))) is { } canonical)
                    urls._keys[(unit.Key, (int)cursor.Row)] = ExactKeys.Hash(Encoding.UTF8.GetBytes(canonical));
            }
        }

        return urls;
    }

    public bool AreSame(DuplicateMember one, DuplicateMember other) =>
        _keys.TryGetValue((one.Unit, one.Row), out var first) && _keys.TryGetValue((other.Unit, other.Row), out var second) && first == second;
}
