namespace Curation.EndToEnd.Tests.Support;

/// <summary>Places in the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Curation.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
