namespace Curation.Dedup.Records;

/// <summary>
/// A folder for files that nobody needs afterwards, and how much memory and how many open files sorting may use. None of it changes a byte of the result.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private int _files;

    /// <summary>Makes the folder; what a killed process left there goes away.</summary>
    public Scratch(string folder)
    {
        Folder = folder;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    public string Folder { get; }

    /// <summary>Files merged at once.</summary>
    public int FanIn { get; init; } = 256;

    /// <summary>What all sorting together may take.</summary>
    public long MemoryBytes { get; init; } = 1_000_000_000;

    /// <summary>Records that a sort keeps in memory before it writes them out; null: as many as its share of the memory holds.</summary>
    public int? BufferedRecords { get; init; }

    public string NewFile() => Path.Combine(Folder, $"{Interlocked.Increment(ref _files)}");

    /// <summary>Writes records and returns them as they will be read back: once, the file going away with the reading.</summary>
    public IEnumerable<T> Spill<T>(IEnumerable<T> records) where T : unmanaged => Read<T>(Write(records), FileOptions.DeleteOnClose);

    /// <summary>Writes records to a new file and returns its path.</summary>
    public string Write<T>(IEnumerable<T> records) where T : unmanaged
    {
        var path = NewFile();
        using var stream = File.Create(path);
        var writer = new CheckedWriter(stream);
        writer.Write(records);
        writer.Finish();
        return path;
    }

    public static IEnumerable<T> Read<T>(string path, FileOptions options = FileOptions.None) where T : unmanaged
    {
        using var reader = new CheckedReader(path, options);
        foreach (var record in reader.Records<T>()) yield return record;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
