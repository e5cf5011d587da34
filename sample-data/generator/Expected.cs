using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SampleCrawl.Wire;

namespace SampleCrawl;

/// <summary>What should become of every record, as the tests read it.</summary>
internal static class Expected
{
    private static readonly JsonSerializerOptions _s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Rows(IEnumerable<CrawlFile> files)
    {
        var rows = new StringBuilder();
        foreach (var file in files)
            foreach (var entry in file.Entries) rows.Append(Row(file.Name, entry)).Append('\n');
        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    public static byte[] Identifiers(Identifiers identifiers) =>
        Encoding.UTF8.GetBytes(string.Concat(identifiers.All.Order(StringComparer.Ordinal).Select(i => i + "\n")));

    /// <summary>The main texts themselves, as an extractor without fault would give them: JSON rows of id, url, kind, fate and text.</summary>
    public static int WriteTexts(IEnumerable<CrawlFile> files, string path)
    {
        var entries = files.SelectMany(f => f.Entries).Where(e => e.Text.Length > 0);
        var rows = entries.Select(e => new { id = e.Url, url = e.Url, kind = e.Kind, fate = e.Fate.ToString(), text = e.Text });
        File.WriteAllLines(path, rows.Select(r => JsonSerializer.Serialize(r, _s_plain)));
        return 0;
    }

    private static string Row(string file, Entry entry)
    {
        var fate = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Fate.ToString());
        var row = new Dictionary<string, object?> { ["url"] = entry.Url, ["file"] = file, ["kind"] = entry.Kind, ["fate"] = fate };
        if (entry.Of is not null) row["of"] = entry.Of;
        if (entry.Planted.Count > 0) row["planted"] = entry.Planted;
        return JsonSerializer.Serialize(row, _s_plain);
    }
}
