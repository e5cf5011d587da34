using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Sources;

/// <summary>Writes <c>quarantine/UNIT.jsonl</c>: one row for each record that could not be read.</summary>
internal sealed class QuarantineWriter(string runFolder, string unit, string file) : IDisposable
{
    private static readonly JsonSerializerOptions _json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly AtomicFile _target = AtomicFile.Create(Path.Combine(runFolder, QuarantineRow.PathOf(unit)));

    public void Add(BadItem bad)
    {
        var detail = bad.Line is { } line ? FormattableString.Invariant($"line {line}: {bad.Detail}") : bad.Detail;
        JsonSerializer.Serialize(_target.Stream, new QuarantineRow(bad.File ?? file, bad.Offset, bad.Length, bad.Url, bad.Reason, detail), _json);
        _target.Stream.WriteByte((byte)'\n');
    }

    /// <returns>The published file, relative to the run folder.</returns>
    public string Finish()
    {
        _target.Publish();
        return QuarantineRow.PathOf(unit);
    }

    public void Dispose() => _target.Dispose();
}
