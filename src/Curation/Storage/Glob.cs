using System.IO.Enumeration;

namespace Curation.Storage;

/// <summary>
/// Turns a path or a pattern into files, in ordinal order of their paths. <c>*</c> and <c>?</c> stay within a folder's name, <c>**</c>
/// is any number of folders; as in a shell, a leading dot is matched only by a dot. A folder stands for the files in it.
/// </summary>
public static class Glob
{
    /// <exception cref="FileNotFoundException">No file matches; the message is one line.</exception>
    public static IReadOnlyList<string> Expand(string pattern, string baseFolder, bool recursive = false)
    {
        var found = Find(pattern, baseFolder, recursive);
        if (found.Count == 0) throw new FileNotFoundException($"{pattern}: no such file, folder or match under {Path.GetFullPath(baseFolder)}");
        var files = found.Where(IsFile).ToList();
        return files.Count > 0 ? files : throw new FileNotFoundException($"{PathTarget.Describe(found.Min!)}; a file was expected");
    }

    /// <summary>What matches and is no file, nor leads to one, each with what it is.</summary>
    public static IReadOnlyList<string> LeftOut(string pattern, string baseFolder, bool recursive = false) =>
        [.. Find(pattern, baseFolder, recursive).Where(entry => !IsFile(entry)).Select(PathTarget.Describe)];

    private static bool IsFile(string entry) => PathTarget.Of(entry).Kind == TargetKind.File;

    /// <summary>Everything that is no folder: <see cref="File.Exists"/> says so of links that lead nowhere and of pipes too.</summary>
    private static SortedSet<string> Find(string pattern, string baseFolder, bool recursive)
    {
        var path = Path.Combine(baseFolder, pattern);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        if (File.Exists(path)) found.Add(path);
        else if (Directory.Exists(path)) AddFiles(path, recursive, found);
        else Match(path, recursive, found);
        return found;
    }

    private static void Match(string path, bool recursive, SortedSet<string> found)
    {
        var segments = path.Split(Path.DirectorySeparatorChar);
        var fixedCount = Array.FindIndex(segments, IsPattern);
        if (fixedCount < 0) return;
        var root = string.Join(Path.DirectorySeparatorChar, segments[..fixedCount]);
        if (root.Length == 0 && fixedCount > 0) root = Path.DirectorySeparatorChar.ToString();
        Walk(root, segments.AsSpan(fixedCount), recursive, found);
    }

    private static void Walk(string folder, ReadOnlySpan<string> segments, bool recursive, SortedSet<string> found)
    {
        if (!Directory.Exists(folder.Length == 0 ? "." : folder)) return;
        var segment = segments[0];
        var rest = segments[1..];
        if (segment == "**")
        {
            if (rest.IsEmpty) AddFiles(folder, recursive: true, found);
            else Walk(folder, rest, recursive, found);
            foreach (var below in Folders(folder)) Walk(below, segments, recursive, found);
            return;
        }
        foreach (var entry in Matches(folder, segment))
        {
            if (!rest.IsEmpty) Walk(entry, rest, recursive, found);
            else if (File.Exists(entry)) found.Add(entry);
            else if (recursive) AddFiles(entry, recursive, found);
        }
    }

    private static IEnumerable<string> Matches(string folder, string segment)
    {
        if (!IsPattern(segment)) return [Path.Combine(folder, segment)];
        return Entries(folder).Where(entry => FileSystemName.MatchesSimpleExpression(segment, Path.GetFileName(entry), ignoreCase: false)
            && (segment[0] == '.' || !IsHidden(entry)));
    }

    private static void AddFiles(string folder, bool recursive, SortedSet<string> found)
    {
        found.UnionWith(Entries(folder).Where(entry => !IsHidden(entry) && File.Exists(entry)));
        if (!recursive) return;
        foreach (var below in Folders(folder)) AddFiles(below, recursive, found);
    }

    /// <summary>Linked folders are left out: a link to a parent would never end.</summary>
    private static IEnumerable<string> Folders(string folder) => Entries(folder)
        .Where(entry => !IsHidden(entry) && Directory.Exists(entry) && !File.GetAttributes(entry).HasFlag(FileAttributes.ReparsePoint));

    private static string[] Entries(string folder) => folder.Length == 0
        ? [.. Directory.GetFileSystemEntries(".").Select(entry => Path.GetFileName(entry))]
        : Directory.GetFileSystemEntries(folder);

    private static bool IsPattern(string segment) => segment.AsSpan().ContainsAny('*', '?');

    private static bool IsHidden(string entry) => Path.GetFileName(entry)[0] == '.';
}
