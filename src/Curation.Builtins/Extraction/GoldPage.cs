using System.IO.Compression;
using System.Text.Json;

namespace Curation.Builtins.Extraction;

/// <summary>A development page and what an extractor should return of it.</summary>
/// <param name="Text">null where only segments are known.</param>
internal sealed record GoldPage(
    string Set, string Id, string Url, string Type, string? Text, string? Title, string? Author, string? Date, string[] With, string[] Without, byte[] Html)
{
    public static readonly string[] Sets = ["zyte", "wcxb", "trafilatura-eval"];

    /// <summary>All pages of the three sets, in order.</summary>
    public static GoldPage[] Read(string folder) =>
        [.. Sets.SelectMany(set => Entries(folder, set).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Of(folder, set, entry)))];

    /// <summary>Registered domain, as far as the usual second levels tell it.</summary>
    public string Site
    {
        get
        {
            if (!Uri.TryCreate(Url, UriKind.Absolute, out var address)) return Id;
            var labels = address.Host.ToLowerInvariant().Split('.');
            var second = labels.Length >= 3 && labels[^2] is "co" or "com" or "org" or "net" or "gov" or "edu" or "ac" or "or" or "ne";
            return string.Join('.', labels[^Math.Min(labels.Length, second ? 3 : 2)..]);
        }
    }

    private static Dictionary<string, JsonElement> Entries(string folder, string set)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, set, "gold.json.gz")), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(file)!;
    }

    private static GoldPage Of(string folder, string set, KeyValuePair<string, JsonElement> entry)
    {
        using var page = new GZipStream(File.OpenRead(Path.Combine(folder, set, "html", entry.Key + ".html.gz")), CompressionMode.Decompress);
        using var html = new MemoryStream();
        page.CopyTo(html);
        var gold = entry.Value;
        return new GoldPage(
            set, entry.Key, String(gold, "url") ?? "", String(gold, "type") ?? "", String(gold, "text"), String(gold, "title"), String(gold, "author"),
            String(gold, "date"), Strings(gold, "with"), Strings(gold, "without"), html.ToArray());
    }

    private static string? String(JsonElement gold, string name) =>
        gold.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Strings(JsonElement gold, string name) =>
        gold.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
}
