namespace Curation.Storage;

/// <summary>The files in a folder and below. Links are followed, to a folder only where nothing was read of it before, so that they never end in a
/// circle.</summary>
/// <param name="Files">In ordinal order of their paths.</param>
/// <param name="LeftOut">What is no file and leads to none, each with what it is.</param>
public sealed record FolderFiles(IReadOnlyList<string> Files, IReadOnlyList<string> LeftOut)
{
    private const int MostTold = 5;

    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static FolderFiles Under(string folder)
    {
        var (files, leftOut, links) = (new List<string>(), new List<string>(), new Queue<string>());
        var seen = new HashSet<(ulong, ulong)>();
        for (var above = Path.Combine(folder, ".."); seen.Add(PathTarget.Of(above).Identity);) above = Path.Combine(above, "..");
        // last, so that a file has its own path and not that of a link
        for (links.Enqueue(folder); links.TryDequeue(out var next);) Walk(next);
        files.Sort(string.CompareOrdinal);
        leftOut.Sort(string.CompareOrdinal);
        return new(files, leftOut);

        void Walk(string place)
        {
            if (!seen.Add(PathTarget.Of(place).Identity)) return;
            foreach (var entry in Directory.GetFileSystemEntries(place).Order(StringComparer.Ordinal))
            {
                var kind = PathTarget.Of(entry).Kind;
                if (kind == TargetKind.File) files.Add(entry);
                else if (kind != TargetKind.Folder) leftOut.Add(PathTarget.Describe(entry));
                else if (File.GetAttributes(entry).HasFlag(FileAttributes.ReparsePoint)) links.Enqueue(entry);
                else Walk(entry);
            }
        }
    }

    /// <summary>Whether two paths lead to one file that exists, by whatever links.</summary>
    public static bool AreOne(string path, string other) =>
        PathTarget.Of(path) is { Kind: not TargetKind.Nothing } target && target.Identity == PathTarget.Of(other).Identity;

    /// <summary>What was left out, in a few lines however much it is.</summary>
    public static IEnumerable<string> Tell(IReadOnlyCollection<string> leftOut) => leftOut.Take(MostTold).Select(entry => $"{entry}; left out")
        .Concat(leftOut.Count > MostTold ? [FormattableString.Invariant($"{leftOut.Count - MostTold} more that are no files left out")] : []);
}
