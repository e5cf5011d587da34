using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SampleCrawl.Wire;

namespace SampleCrawl;

/// <summary>What should become of every record, as the tests read it.</summary>
internal static class Expected
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Rows(IEnumerable<CrawlFile> files)
    {
        var rows = new StringBuilder();
        foreach (var file in files)
            foreach (var entry in file.Entries) rows.Append(Row(file.Name, entry)).Append('\n');
        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    public static byte[] Identifiers(Identifiers identifiers) => Encoding.UTF8.GetBytes(string.Concat(identifiers.All.Order(StringComparer.Ordinal).Select(i => i + "\n")));

    private static string Row(string file, Entry entry)
    {
        var row = new Dictionary<string, object?> { ["url"] = entry.Url, ["file"] = file, ["kind"] = entry.Kind, ["fate"] = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Fate.ToString()) };
        if (entry.Of is not null) row["of"] = entry.Of;
        if (entry.Planted.Count > 0) row["planted"] = entry.Planted;
        return JsonSerializer.Serialize(row, s_plain);
    }
}
