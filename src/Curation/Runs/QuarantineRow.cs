using System.Text.Json;

namespace Curation.Runs;

/// <summary>A record that could not be read.</summary>
/// <param name="File">The input, as the recipe names it.</param>
/// <param name="Reason">Kebab-case, such as <c>truncated-gzip</c>.</param>
public sealed record QuarantineRow(string File, long Offset, long Length, string? Url, string Reason, string Detail)
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string PathOf(string unit) => $"quarantine/{unit}.jsonl";

    public static IEnumerable<QuarantineRow> Read(string path) =>
        System.IO.File.ReadLines(path)
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<QuarantineRow>(line, _json)!);

}
