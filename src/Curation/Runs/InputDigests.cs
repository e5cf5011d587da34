using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>SHA-256 of the run's inputs. Remembered in <c>logs/</c> by size and time, so that a resumed run does not read a whole crawl to find that
/// nothing changed.</summary>
public sealed class InputDigests
{
    /// <summary>A smaller file is read again faster than it is remembered, and there may be a million of them.</summary>
    private const long MinRememberedBytes = 1 << 20;

    private readonly string _cache;
    private readonly Dictionary<string, Entry> _entries;

    public InputDigests(string runFolder)
    {
        _cache = Path.Combine(runFolder, "logs", "inputs.json");
        _entries = Load(_cache);
    }

    private sealed record Entry(long Bytes, long Ticks, string Sha256);

    public FileDigest Of(string fullPath)
    {
        var file = new FileInfo(fullPath);
        var (bytes, ticks) = (file.Length, file.LastWriteTimeUtc.Ticks);
        if (_entries.TryGetValue(fullPath, out var known) && known.Bytes == bytes && known.Ticks == ticks) return new FileDigest(bytes, known.Sha256);
        var digest = FileDigest.Of(fullPath);
        if (bytes < MinRememberedBytes) return digest;
        _entries[fullPath] = new Entry(bytes, ticks, digest.Sha256);
        var entries = JsonSerializer.Serialize(_entries);
        AtomicFile.WriteAllText(_cache, $"{HashOf(entries)}\n{entries}");
        return digest;
    }

    /// <summary>What was remembered; nothing where the file is damaged, since a wrong digest would stand in every key made of it.</summary>
    private static Dictionary<string, Entry> Load(string path)
    {
        if (!File.Exists(path) || File.ReadAllText(path).Split('\n', 2) is not [var hash, var entries] || hash != HashOf(entries)) return [];
        return JsonSerializer.Deserialize<Dictionary<string, Entry>>(entries) ?? [];
    }

    private static string HashOf(string entries) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entries)));
}
