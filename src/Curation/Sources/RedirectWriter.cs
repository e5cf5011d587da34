using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Storage;

namespace Curation.Sources;

/// <summary>Writes <c>redirects/UNIT.jsonl</c>: one row for each redirect (<c>http-301</c> …) and each revisit, with the address of the page that stands
/// for it. A unit without any has no such file.</summary>
internal sealed class RedirectWriter(string runFolder, string unit) : IDisposable
{
    private static readonly JsonSerializerOptions _json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private AtomicFile? _target;

    private sealed record Row(string Url, string Reason, string To, string? ToDate, long Offset, long Length);

    private string Path => $"redirects/{unit}.jsonl";

    public void Add(SkippedItem skipped)
    {
        if (skipped.To is null) return;
        _target ??= AtomicFile.Create(System.IO.Path.Combine(runFolder, Path));
        JsonSerializer.Serialize(_target.Stream, new Row(skipped.Url, skipped.Reason, skipped.To, skipped.ToDate, skipped.Offset, skipped.Length), _json);
        _target.Stream.WriteByte((byte)'\n');
    }

    /// <returns>The published file, if there is one, relative to the run folder.</returns>
    public string[] Finish()
    {
        if (_target is null) return [];
        _target.Publish();
        return [Path];
    }

    public void Dispose() => _target?.Dispose();
}
