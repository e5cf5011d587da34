using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Curation.Storage;

namespace Curation.Runs;

/// <summary><c>manifest.json</c>: what a run was made from and what it wrote, each file with size and SHA-256. Times and machines are in <c>logs/</c>
/// alone.</summary>
public static class Manifest
{
    private const string FileName = "manifest.json", Step = "run", Unit = "manifest";

    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Writes it where it is not as it should be, with a marker of its own, so that a damaged one is found as any other file.</summary>
    /// <param name="inputs">Paths as the recipe names them, and in full.</param>
    public static void Write(RunFolder run, string recipeSha256, IEnumerable<(string Path, string FullPath)> inputs)
    {
        var digests = new InputDigests(run.Path);
        var steps = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        var files = new SortedDictionary<string, FileEntry>(StringComparer.Ordinal);
        foreach (var ((step, unit), marker) in run.Markers.Where(marker => marker.Key.Step != Step))
        {
            if (!steps.TryGetValue(step, out var units)) steps[step] = units = new(StringComparer.Ordinal);
            units[unit] = marker.Key;
            foreach (var file in marker.Outputs) files[file.Path] = new FileEntry(file.Bytes, file.Sha256);
        }

        var sources = new SortedDictionary<string, FileEntry>(StringComparer.Ordinal);
        foreach (var (path, full) in inputs) sources[path] = Entry(digests.Of(full));
        var manifest = new { RecipeSha256 = recipeSha256, Inputs = sources, Steps = steps, Files = files };
        var text = JsonSerializer.Serialize(manifest, _json) + "\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        var output = new Output(FileName, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (run.Markers.TryGetValue((Step, Unit), out var written) && written.Outputs.SequenceEqual([output])) return;
        run.Forget(Step, Unit);
        AtomicFile.WriteAllText(run.PathOf(FileName), text);
        run.Mark(Step, Unit, new Marker("", [], [output]));
    }

    private static FileEntry Entry(FileDigest digest) => new(digest.Bytes, digest.Sha256);

    private sealed record FileEntry(long Bytes, string Sha256);
}
