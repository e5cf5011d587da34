using System.Text.Json;
using Curation.Storage;

namespace Curation.Runs;

/// <summary><c>manifest.json</c>: what a run was made from and what it wrote, each file with size and SHA-256. Times and machines are in <c>logs/</c>
/// alone.</summary>
public static class Manifest
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <param name="inputs">Paths as the recipe names them, and in full.</param>
    public static void Write(RunFolder run, string recipeSha256, IEnumerable<(string Path, string FullPath)> inputs)
    {
        var digests = new InputDigests(run.Path);
        var steps = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        var files = new SortedDictionary<string, FileEntry>(StringComparer.Ordinal);
        foreach (var ((step, unit), marker) in run.Markers)
        {
            if (!steps.TryGetValue(step, out var units)) steps[step] = units = new(StringComparer.Ordinal);
            units[unit] = marker.Key;
            foreach (var output in marker.Outputs) files[output.Path] = new FileEntry(output.Bytes, output.Sha256);
        }

        var sources = new SortedDictionary<string, FileEntry>(StringComparer.Ordinal);
        foreach (var (path, full) in inputs) sources[path] = Entry(digests.Of(full));
        var manifest = new { RecipeSha256 = recipeSha256, Inputs = sources, Steps = steps, Files = files };
        AtomicFile.WriteAllText(run.PathOf("manifest.json"), JsonSerializer.Serialize(manifest, _json) + "\n");
    }

    private static FileEntry Entry(FileDigest digest) => new(digest.Bytes, digest.Sha256);

    private sealed record FileEntry(long Bytes, string Sha256);
}
