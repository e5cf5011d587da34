using Curation.Core;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>A run on disk, held by one process: markers, outputs, and the lock against a second one.</summary>
public sealed class RunFolder : IDisposable
{
    private readonly FileStream? _lock;
    private readonly Dictionary<(string Step, string Unit), Marker> _markers = [];
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    private RunFolder(string path, FileStream? held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>All markers, by step and unit.</summary>
    public IReadOnlyDictionary<(string Step, string Unit), Marker> Markers => _markers;

    /// <summary>Opens or makes the folder, removes what an interrupted run left half written, and reads the markers.</summary>
    /// <param name="exclusive">False for ranked tasks, which share the folder.</param>
    /// <exception cref="RunException">Another live process holds the folder.</exception>
    public static RunFolder Open(string path, bool exclusive = true)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(path, "logs"));
        var run = new RunFolder(System.IO.Path.GetFullPath(path), exclusive ? Hold(path) : null);
        if (exclusive) AtomicFile.Discard(run.Path);
        run.ReadMarkers();
        return run;
    }

    public string PathOf(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>SHA-256 of a file that a finished unit of this run wrote.</summary>
    public string DigestOf(string relative) => _digests.TryGetValue(relative, out var digest) ? digest
        : throw new RunException($"{PathOf(relative)}: no finished unit wrote this file; run the earlier steps first");

    public void Mark(string step, string unit, Marker marker)
    {
        marker.Write(MarkerPath(step, unit));
        Remember(step, unit, marker);
    }

    /// <summary>Removes a unit's outputs and marker, and those of every unit that read them.</summary>
    public void Forget(string step, string unit)
    {
        if (File.Exists(MarkerPath(step, unit))) File.Delete(MarkerPath(step, unit));
        if (!_markers.Remove((step, unit), out var marker)) return;
        var gone = marker.Outputs.Select(output => output.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in gone)
        {
            File.Delete(PathOf(path));
            _digests.Remove(path);
        }

        var dependents = _markers.Where(other => other.Value.Reads.Any(gone.Contains)).Select(other => other.Key).ToList();
        foreach (var dependent in dependents) Forget(dependent.Step, dependent.Unit);
    }

    /// <summary>Removes all that the run holds, logs too.</summary>
    public static void Erase(string path)
    {
        using (Hold(path))
        {
            foreach (var folder in Directory.GetDirectories(path).Where(folder => System.IO.Path.GetFileName(folder) != "logs")) Directory.Delete(folder, recursive: true);
            foreach (var file in Directory.GetFiles(path)) File.Delete(file);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static FileStream Hold(string path)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(path, "logs"));
        try
        {
            return new FileStream(System.IO.Path.Combine(path, "logs", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new RunException($"{path}: another process is working on this run; wait for it, or give --output another folder", error);
        }
    }

    private string MarkerPath(string step, string unit) => System.IO.Path.Combine(Path, "done", step, unit);

    private void ReadMarkers()
    {
        var done = PathOf("done");
        if (!Directory.Exists(done)) return;
        foreach (var folder in Directory.GetDirectories(done).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            {
                var (step, unit) = (System.IO.Path.GetFileName(folder), System.IO.Path.GetFileName(file));
                if (Marker.Read(file) is { } marker && marker.OutputsStand(Path)) Remember(step, unit, marker);
                else Forget(step, unit);
            }
        }
    }

    private void Remember(string step, string unit, Marker marker)
    {
        _markers[(step, unit)] = marker;
        foreach (var output in marker.Outputs) _digests[output.Path] = output.Sha256;
    }
}
