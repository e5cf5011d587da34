using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Curation.Storage;

/// <summary>A file that is there whole or not at all: written beside its target as <c>NAME.PROCESS.tmp</c>, flushed to disk, renamed into place.</summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;

    private AtomicFile(string path)
    {
        _target = Path.GetFullPath(path);
        _temporary = $"{_target}.{Environment.ProcessId}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(_target)!);
        Stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
    }

    /// <summary>Where to write. Closing it early, as a compressing stream around it does, is fine.</summary>
    public Stream Stream { get; }

    public static AtomicFile Create(string path) => new(path);

    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Create(path);
        file.Stream.Write(bytes);
        file.Publish();
    }

    /// <summary>Deletes what a killed process left in a folder and below; links are not followed. Only for a folder that nobody else is writing to.</summary>
    public static void Discard(string folder)
    {
        if (!Directory.Exists(folder)) return;
        var below = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        foreach (var leftover in Directory.GetFiles(folder, "*.tmp", below).Where(IsTemporary)) File.Delete(leftover);
    }

    /// <summary>Deletes what killed processes left beside a file that they were to write; that of a process that lives stays.</summary>
    public static void DiscardOf(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (var leftover in Directory.GetFiles(Path.GetDirectoryName(full)!, "*.tmp").Where(IsTemporary))
        {
            var written = Path.GetFileNameWithoutExtension(leftover);
            if (Path.GetFileNameWithoutExtension(written) == Path.GetFileName(full) && !IsAlive(Path.GetExtension(written)[1..])) File.Delete(leftover);
        }
    }

    private static bool IsAlive(string process)
    {
        try
        {
            using var found = Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture));
            return true;
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Whether a name is one that this class gives: <c>NAME.PROCESS.tmp</c>.</summary>
    private static bool IsTemporary(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var process = Path.GetExtension(name);
        return process.Length > 1 && name.Length > process.Length && process.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Makes the file appear under its name, replacing an older one.</summary>
    public void Publish()
    {
        Stream.Dispose();
        using (var handle = File.OpenHandle(_temporary, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(handle);
        File.Move(_temporary, _target, overwrite: true);
    }

    /// <summary>Without <see cref="Publish"/> nothing is left behind.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_temporary);
    }
}
