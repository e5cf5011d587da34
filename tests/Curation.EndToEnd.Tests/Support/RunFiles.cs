using System.Security.Cryptography;
using System.Text;
using Curation.Columns;
using Curation.Runs;
using Curation.Shards;
using Curation.Tokenization;

namespace Curation.EndToEnd.Tests.Support;

/// <summary>What a run left on disk.</summary>
internal static class RunFiles
{
    /// <summary>Relative path → SHA-256 of every file but those in logs/.</summary>
    public static SortedDictionary<string, string> Digests(string run)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Paths(run)) digests[path] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(run, path))));
        return digests;
    }

    public static IEnumerable<string> Paths(string run) =>
        Directory.GetFiles(run, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(run, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("logs/", StringComparison.Ordinal));

    /// <summary>When each marker of a step was written; that of the manifest follows all others.</summary>
    public static Dictionary<string, DateTime> Markers(string run) =>
        Paths(run).Where(path => path.StartsWith("done/", StringComparison.Ordinal) && path != "done/run/manifest")
            .ToDictionary(path => path["done/".Length..], path => File.GetLastWriteTimeUtc(Path.Combine(run, path)));

    /// <summary>Markers that are there now and were not, or were older, then.</summary>
    public static string[] RunSince(Dictionary<string, DateTime> then, string run) =>
        [.. Markers(run).Where(marker => !then.TryGetValue(marker.Key, out var time) || time != marker.Value).Select(marker => marker.Key)
            .Order(StringComparer.Ordinal)];

    public static void AssertSame(IReadOnlyDictionary<string, string> expected, string run)
    {
        var found = Digests(run);
        var faults = expected.Keys.Except(found.Keys).Select(path => path + ": missing")
            .Concat(found.Keys.Except(expected.Keys).Select(path => path + ": not expected"))
            .Concat(found.Keys.Intersect(expected.Keys).Where(path => found[path] != expected[path]).Select(path => path + ": other bytes"));
        Assert.Empty(faults.Order(StringComparer.Ordinal));
    }

    public static LedgerRow[] Ledger(string run) =>
        [.. Directory.GetFiles(Path.Combine(run, "ledger")).Order(StringComparer.Ordinal)
            .SelectMany(path => LedgerTable.Read(run, Path.GetFileNameWithoutExtension(path)))];

    public static QuarantineRow[] Quarantine(string run) =>
        [.. Directory.GetFiles(Path.Combine(run, "quarantine")).Order(StringComparer.Ordinal).SelectMany(QuarantineRow.Read)];

    /// <summary>All texts in a Parquet file, every column.</summary>
    public static IEnumerable<byte[]> Texts(string parquet)
    {
        using var table = new ParquetReader(parquet);
        var texts = Enumerable.Range(0, table.Schema.Columns.Count).Where(i => table.Schema.Columns[i].Type == ColumnType.Utf8).ToArray();
        for (var rows = table.Rows(); rows.Read();)
        {
            foreach (var column in texts)
            {
                if (!rows.IsNull(column)) yield return rows.Utf8(column).ToArray();
            }
        }
    }

    /// <summary>The texts of the training split, in the order of the shard.</summary>
    public static List<string> ShardTexts(string run)
    {
        var tokenizer = TokenizerFile.Load(Path.Combine(run, "tokenizer.json"));
        using var shard = MegatronShard.Open(Path.Combine(run, "shards", "train-00000"));
        var texts = new List<string>();
        for (var document = 0L; document < shard.DocumentCount; document++)
        {
            var (start, length) = shard.Document(document);
            var ids = new int[length];
            shard.Read(start, ids);
            texts.Add(Encoding.UTF8.GetString(tokenizer.Decode(ids[..^1])));
        }

        return texts;
    }
}
