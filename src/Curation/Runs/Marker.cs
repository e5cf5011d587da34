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

    /// <summary>SHA-256 over the rest, so that an altered marker is not believed.</summary>
    public string? Check { get; init; }

    /// <summary>SHA-256 over step, settings, and the name and hash of each file read.</summary>
    public static string KeyOf(string step, StepUnit unit, Func<string, string> sha256Of)
    {
        var text = new StringBuilder().Append(step).Append('\n').Append(unit.Name).Append('\n').Append(unit.Settings).Append('\n');
        foreach (var read in unit.Reads) text.Append(Path.IsPathRooted(read) ? Path.GetFileName(read) : read).Append(' ').Append(sha256Of(read)).Append('\n');
        return HashOf(text.ToString());
    }

    /// <summary>The marker at a path; null when there is none, or none that can be read.</summary>
    public static Marker? Read(string path)
    {
        try
        {
            var marker = File.Exists(path) ? JsonSerializer.Deserialize<Marker>(File.ReadAllBytes(path), _json) : null;
            return marker?.Check == marker?.OwnCheck() ? marker : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string path) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(this with { Check = OwnCheck() }, _json) + "\n");

    /// <summary>When the latest of its outputs was written to; those that are gone aside.</summary>
    public DateTime LastWrite(string runFolder) =>
        Outputs.Select(output => File.GetLastWriteTimeUtc(System.IO.Path.Combine(runFolder, output.Path))).DefaultIfEmpty().Max();

    /// <summary>The first output that is not as it was published, in its full path, and how; null where all are.</summary>
    /// <param name="since">Contents are read of those files that were written to then or later, and sizes of all.</param>
    public (string Path, string How)? Fault(string runFolder, DateTime since)
    {
        foreach (var output in Outputs)
        {
            var file = new FileInfo(System.IO.Path.Combine(runFolder, output.Path));
            if (!file.Exists) return (file.FullName, "is missing");
            if (file.Length != output.Bytes) return (file.FullName, FormattableString.Invariant($"has {file.Length} bytes, {output.Bytes} were written"));
            if (file.LastWriteTimeUtc >= since && FileDigest.Of(file.FullName).Sha256 != output.Sha256)
                return (file.FullName, "has other bytes than were written");
        }

        return null;
    }

    private string OwnCheck() => HashOf(JsonSerializer.Serialize(this with { Check = null }, _json));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
