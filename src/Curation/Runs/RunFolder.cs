using Curation.Core;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>A run on disk, held by one process: markers, outputs, and the lock against a second one.</summary>
public sealed class RunFolder : IDisposable
{
    private const string Held = ".held";
    private readonly FileStream? _lock;
    private readonly Dictionary<(string Step, string Unit), Marker> _markers = [];
    private readonly List<string> _lost = [];
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    private RunFolder(string path, FileStream? held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>All markers, by step and unit.</summary>
    public IReadOnlyDictionary<(string Step, string Unit), Marker> Markers => _markers;

    /// <summary>Opens or makes the folder, removes what an interrupted run left half written, and reads the markers.</summary>
    /// <param name="exclusive">False for ranked tasks, which share the folder.</param>
    /// <param name="fresh">Removes all that the run holds first, under the lock that the opened run keeps. Files that no run writes are left alone.</param>
    /// <exception cref="RecipeException">The folder holds files that are no run's, or cannot be written; nothing was touched.</exception>
    /// <exception cref="RunException">Another live process holds the folder.</exception>
    public static RunFolder Open(string path, bool exclusive = true, bool fresh = false)
    {
        var run = new RunFolder(System.IO.Path.GetFullPath(path), RunPlace.Claim(path, exclusive));
        if (fresh) RunPlace.Erase(path);
        if (exclusive) RunPlace.Sweep(path);
        run.ReadMarkers();
        return run;
    }

    /// <summary>Outputs of finished units that were missing, or of another size, when the folder was opened; their units are forgotten.</summary>
    public IReadOnlyList<string> Lost => _lost;

    /// <summary>Whether a folder, open or not, has a unit's marker.</summary>
    public static bool HasMarker(string path, string step, string unit) => File.Exists(System.IO.Path.Combine(path, "done", step, unit));

    public string PathOf(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>SHA-256 of a file that a finished unit of this run wrote.</summary>
    public string DigestOf(string relative) => _digests.TryGetValue(relative, out var digest) ? digest
        : throw new RunException($"{PathOf(relative)}: no finished unit wrote this file; run the earlier steps first");

    /// <summary>Reads the markers of a step as other ranks left them.</summary>
    public void Refresh(string step)
    {
        foreach (var known in _markers.Keys.Where(known => known.Step == step).ToList()) _markers.Remove(known);
        foreach (var unit in MarkedUnits(PathOf($"done/{step}")))
        {
            if (Marker.Read(MarkerPath(step, unit)) is { } marker) Remember(step, unit, marker);
        }
    }

    /// <summary>Reads every output again and forgets the units whose outputs are not what they published: bytes changed, or cut off.</summary>
    /// <param name="tell">Told of each, with its place.</param>
    public void ForgetDamaged(Action<string> tell)
    {
        foreach (var ((step, unit), marker) in _markers.ToList())
        {
            if (!_markers.ContainsKey((step, unit))) continue;
            var damaged = marker.Outputs.FirstOrDefault(output => FileDigest.Of(PathOf(output.Path)).Sha256 != output.Sha256);
            if (damaged is null) continue;
            tell($"{PathOf(damaged.Path)}: damaged; it is made anew");
            Forget(step, unit);
        }
    }

    /// <summary>Forgets the unit that wrote a file; false where none did.</summary>
    public bool ForgetWriterOf(string fullPath)
    {
        var path = System.IO.Path.GetRelativePath(Path, fullPath).Replace('\\', '/');
        var writer = _markers.Where(marker => marker.Value.Outputs.Any(output => output.Path == path)).Select(marker => marker.Key).ToList();
        writer.ForEach(unit => Forget(unit.Step, unit.Unit));
        return writer.Count > 0;
    }

    /// <summary>Holds a unit against other ranks until disposed; null where one of them holds it.</summary>
    public IDisposable? TryHold(string step, string unit)
    {
        try
        {
            Directory.CreateDirectory(PathOf($"done/{step}"));
            return new FileStream(MarkerPath(step, unit) + Held, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

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

    public void Dispose() => _lock?.Dispose();

    private string MarkerPath(string step, string unit) => System.IO.Path.Combine(Path, "done", step, unit);

    private void ReadMarkers()
    {
        var done = PathOf("done");
        if (!Directory.Exists(done)) return;
        foreach (var folder in Directory.GetDirectories(done).Order(StringComparer.Ordinal))
        {
            var step = System.IO.Path.GetFileName(folder);
            foreach (var unit in MarkedUnits(folder))
            {
                var marker = Marker.Read(MarkerPath(step, unit));
                if (marker?.Missing(Path) is { } missing) _lost.Add(missing);
                else if (marker is not null) Remember(step, unit, marker);
                if (!_markers.ContainsKey((step, unit))) Forget(step, unit);
            }
        }
    }

    /// <summary>Names of the markers in a folder; what is held or half written is none.</summary>
    private static IEnumerable<string> MarkedUnits(string folder) => !Directory.Exists(folder) ? [] :
        Directory.GetFiles(folder).Select(file => System.IO.Path.GetFileName(file)!)
            .Where(name => !name.EndsWith(Held, StringComparison.Ordinal) && !name.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private void Remember(string step, string unit, Marker marker)
    {
        _markers[(step, unit)] = marker;
        foreach (var output in marker.Outputs) _digests[output.Path] = output.Sha256;
    }
}
