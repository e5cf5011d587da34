using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Core;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>One output of a unit as it was published.</summary>
public sealed record Output(string Path, long Bytes, string Sha256);

/// <summary><c>done/STEP/UNIT</c>: written after the unit's outputs are in place. A unit whose key stands is not run again.</summary>
/// <param name="Key">Hash of the unit's settings and of all it read.</param>
/// <param name="Reads">What it read, relative to the run folder or as full input paths.</param>
public sealed record Marker(string Key, IReadOnlyList<string> Reads, IReadOnlyList<Output> Outputs)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>SHA-256 over step, settings, and the name and hash of each file read.</summary>
    public static string KeyOf(string step, StepUnit unit, Func<string, string> sha256Of)
    {
        var text = new StringBuilder().Append(step).Append('\n').Append(unit.Name).Append('\n').Append(unit.Settings).Append('\n');
        foreach (var read in unit.Reads) text.Append(Path.IsPathRooted(read) ? Path.GetFileName(read) : read).Append(' ').Append(sha256Of(read)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The marker at a path; null when there is none, or none that can be read.</summary>
    public static Marker? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Marker>(File.ReadAllBytes(path), _json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string path) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(this, _json) + "\n");

    /// <summary>The full path of the first output that is not where it was, in its size; null where all are. Contents are checked by those who read
    /// them.</summary>
    public string? Missing(string runFolder) => Outputs
        .Where(output => new FileInfo(System.IO.Path.Combine(runFolder, output.Path)) is not { Exists: true } file || file.Length != output.Bytes)
        .Select(output => System.IO.Path.Combine(runFolder, output.Path)).FirstOrDefault();
}
