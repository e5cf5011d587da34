using Curation.Core;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>The folder a run lives in: whether it is ours to write to, the lock on it, and what may be removed from it.</summary>
internal static class RunPlace
{
    /// <summary>Everything a run writes, but its logs.</summary>
    private static readonly string[] _folders =
        ["done", "documents", "signals", "quarantine", "redirects", "dedup", "tokens", "decontamination", "ledger", "shards", "model"];
    private static readonly string
    [] _files = [
        "recipe.yaml", "manifest.json", "tokenizer.json", "clusters.parquet",
        "funnel.json", "selection.json", "decontamination.json", "bias.json", "report.html", "README.md",
    ];

    /// <summary>Makes the folder where there is none, marks it as a run's, and locks it.</summary>
    /// <returns>The lock; null where it is shared.</returns>
    /// <exception cref="RecipeException">It holds files that are no run's, or cannot be written.</exception>
    /// <exception cref="RunException">Another live process holds it.</exception>
    public static FileStream? Claim(string path, bool exclusive)
    {
        try
        {
            if (File.Exists(path)) throw new RecipeException($"{path}: is a file; expected the folder of a run, or a new one");
            // in this order: a task that starts beside this one makes the mark before any other file
            if (HoldsFiles(path) && !IsRun(path))
                throw new RecipeException($"{path}: holds files but no run; expected the folder of a run, an empty one, or a new one");
            Directory.CreateDirectory(Logs(path));
            if (!File.Exists(Mark(path))) File.Open(Mark(path), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            return exclusive ? Lock(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"{path}: cannot be written ({error.Message.ReplaceLineEndings(" ")}); expected a folder that can");
        }
    }

    /// <summary>Removes what a run wrote, and nothing else; mark and lock stay.</summary>
    public static void Erase(string path)
    {
        foreach (var folder in _folders.Select(name => Path.Combine(path, name)).Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
        foreach (var file in _files) File.Delete(Path.Combine(path, file));
        foreach (var log in Directory.GetFiles(Logs(path)).Where(log => log != Mark(path) && log != LockFile(path))) File.Delete(log);
    }

    /// <summary>Removes what a killed process left half written. Only under the lock.</summary>
    public static void Sweep(string path)
    {
        AtomicFile.Discard(path);
        if (Directory.Exists(Path.Combine(path, "shards"))) File.Delete(Path.Combine(path, "shards", "shard.tmp"));
        var dedup = Path.Combine(path, "dedup");
        if (!Directory.Exists(dedup)) return;
        foreach (var scratch in Directory.GetDirectories(dedup, "scratch*")) Directory.Delete(scratch, recursive: true);
    }

    private static bool HoldsFiles(string path) => Directory.Exists(path) && Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any();

    /// <summary>By the mark; where the logs were not copied along, by a marker of a finished unit.</summary>
    private static bool IsRun(string path) =>
        File.Exists(Mark(path)) ||
        (File.Exists(Path.Combine(path, "recipe.yaml")) && Directory.Exists(Path.Combine(path, "done"))
            && Directory.EnumerateFiles(Path.Combine(path, "done"), "*", SearchOption.AllDirectories)
                .Any(file => Marker.Read(file) is not null));

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(LockFile(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new RunException($"{path}: another process is working on this run; wait for it, or give --output another folder", error);
        }
    }

    private static string Logs(string path) => Path.Combine(path, "logs");

    private static string Mark(string path) => Path.Combine(Logs(path), "curation-run");

    private static string LockFile(string path) => Path.Combine(Logs(path), "lock");
}
