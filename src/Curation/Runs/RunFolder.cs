using Curation.Core;

namespace Curation.Runs;

/// <summary>A run on disk, held by one process: markers, outputs, and the lock against a second one.</summary>
public sealed class RunFolder : IDisposable
{
    private const string Held = ".held";
    private readonly FileStream? _lock;
    private readonly Dictionary<(string Step, string Unit), Marker> _markers = [];
    private readonly List<Damage> _damaged = [];
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    private RunFolder(string path, FileStream? held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>All markers, by step and unit.</summary>
    public IReadOnlyDictionary<(string Step, string Unit), Marker> Markers => _markers;

    /// <summary>Opens or makes the folder, removes what an interrupted run left half written, and reads the markers.</summary>
    /// <param name="exclusive">False for ranked tasks, which share the folder.</param>
    /// <param name="fresh">Removes all that the run holds first, under the lock that the opened run keeps. Files that no run writes are left alone.</param>
    /// <param name="verify">Reads every output of every finished unit; else those alone that were written to after their unit's marker.</param>
    /// <exception cref="RecipeException">The folder holds files that are no run's, or cannot be written; nothing was touched.</exception>
    /// <exception cref="RunException">Another live process holds the folder.</exception>
    public static RunFolder Open(string path, bool exclusive = true, bool fresh = false, bool verify = false)
    {
        var run = new RunFolder(System.IO.Path.GetFullPath(path), RunPlace.Claim(path, exclusive));
        if (fresh) RunPlace.Erase(path);
        if (exclusive) RunPlace.Sweep(path);
        run.ReadMarkers(verify);
        return run;
    }

    /// <summary>Outputs of finished units that were not as published when the folder was opened: missing, cut off, or other bytes. Their units are
    /// forgotten.</summary>
    public IReadOnlyList<Damage> Damaged => _damaged;

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

    /// <summary>The unit that wrote a file; null where none did.</summary>
    public (string Step, string Unit)? WriterOf(string fullPath)
    {
        var path = System.IO.Path.GetRelativePath(Path, fullPath).Replace('\\', '/');
        return _markers.Where(marker => marker.Value.Outputs.Any(output => output.Path == path))
            .Select(marker => ((string, string)?)marker.Key).FirstOrDefault();
    }

    /// <summary>Removes outputs and marker of the unit that wrote a damaged file, and notes it in <c>logs/repairs.log</c>. What was made of the outputs
    /// stays: it stands if the unit leaves the same bytes again.</summary>
    public void Redo(Damage damage, string unit)
    {
        File.AppendAllText(PathOf("logs/repairs.log"), $"{damage}; to be made anew by {damage.Step}\n");
        Remove(damage.Step, unit);
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
        var gone = _markers.TryGetValue((step, unit), out var marker) ? marker.Outputs.Select(output => output.Path).ToHashSet(StringComparer.Ordinal) : [];
        Remove(step, unit);
        var dependents = _markers.Where(other => other.Value.Reads.Any(gone.Contains)).Select(other => other.Key).ToList();
        foreach (var dependent in dependents) Forget(dependent.Step, dependent.Unit);
    }

    public void Dispose() => _lock?.Dispose();

    private string MarkerPath(string step, string unit) => System.IO.Path.Combine(Path, "done", step, unit);

    private void Remove(string step, string unit)
    {
        if (File.Exists(MarkerPath(step, unit))) File.Delete(MarkerPath(step, unit));
        if (!_markers.Remove((step, unit), out var marker)) return;
        foreach (var output in marker.Outputs)
        {
            if (File.Exists(PathOf(output.Path))) File.Delete(PathOf(output.Path));
            _digests.Remove(output.Path);
        }
    }

    private void ReadMarkers(bool verify)
    {
        var done = PathOf("done");
        if (!Directory.Exists(done)) return;
        foreach (var folder in Directory.GetDirectories(done).Order(StringComparer.Ordinal))
        {
            foreach (var unit in MarkedUnits(folder)) ReadMarker(System.IO.Path.GetFileName(folder), unit, verify);
        }
    }

    private void ReadMarker(string step, string unit, bool verify)
    {
        var path = MarkerPath(step, unit);
        var marker = Marker.Read(path);
        if (marker is not null) Remember(step, unit, marker);
        var (marked, written) = (File.GetLastWriteTimeUtc(path), marker?.LastWrite(Path));
        var fault = marker is null ? (path, "is no marker") : marker.Fault(Path, verify ? DateTime.MinValue : marked);
        if (fault is { } found)
        {
            _damaged.Add(new(step, found.Path, found.How));
            Redo(_damaged[^1], unit);
        }
        else if (written > marked)
        {
            // such as a copy of a run: found whole, it need not be read the next time
            File.SetLastWriteTimeUtc(path, written.Value.AddSeconds(1));
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

/// <summary>A file of a run that is not as its unit published it.</summary>
/// <param name="Step">What wrote it.</param>
/// <param name="Path">In full.</param>
public sealed record Damage(string Step, string Path, string How)
{
    public override string ToString() => $"{Path}: {How}";
}
