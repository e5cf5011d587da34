namespace Curation.Tests.Support;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] _documents = [".md", ".sh", ".yaml", ".targets", ".cpp", ".h"];
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Source files below a folder, as paths relative to the root with forward slashes, and their lines.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Sources(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllLines(file)));

    /// <summary>Texts that are not C# at the root and below folders: documents, scripts, recipes, build files and native code.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Documents(params string[] folders) =>
        folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)).Concat(Directory.GetFiles(Root))
            .Where(file => _documents.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllLines(file)));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Curation.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
