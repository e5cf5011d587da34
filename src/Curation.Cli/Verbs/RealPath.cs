namespace Curation.Cli.Verbs;

/// <summary>A path without links, of files and folders that exist or not.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        var real = Path.GetFullPath(path);
        for (var links = 0; links < MostLinks && WithoutOne(real) is { } other; links++) real = other;
        return real;
    }

    /// <summary>The path with its first link followed; null where it has none.</summary>
    private static string? WithoutOne(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var names = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var count = 1; count <= names.Length; count++)
        {
            var at = Path.Combine([root, .. names[..count]]);
            if (new FileInfo(at).LinkTarget is { } target)
                return Path.GetFullPath(Path.Combine([Path.GetDirectoryName(at)!, target, .. names[count..]]));
        }

        return null;
    }
}
