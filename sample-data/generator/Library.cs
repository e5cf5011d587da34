namespace SampleCrawl;

/// <summary>Everything that is read and not generated: word lists, languages, sites, prose.</summary>
internal sealed class Library
{
    private readonly Dictionary<string, Grammar> _grammars = [];

    public Library(string root)
    {
        Root = root;
        foreach (var folder in new[] { "grammars", "languages" })
            foreach (var file in Directory.GetFiles(Path.Combine(root, "generator", folder), "*.txt"))
                _grammars[Path.GetFileNameWithoutExtension(file)] = Grammar.Load(file);
        Sites = [.. File.ReadLines(Path.Combine(root, "generator", "sites.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(Site.Parse)];
        Articles = [.. Directory.GetFiles(Path.Combine(root, "prose"), "*.txt").Order(StringComparer.Ordinal).Select(Article.Load)];
    }

    public string Root { get; }

    public IReadOnlyList<Site> Sites { get; }

    public IReadOnlyList<Article> Articles { get; }

    public Grammar this[string name] => _grammars[name];

    public Site SiteFor(string tag, Dice dice) => dice.Pick(Sites.Where(s => s.Tags.Contains(tag)).ToArray());

    /// <summary>The folder sample-data, found upwards from the program.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "sample-data", "generator"))) return Path.Combine(folder.FullName, "sample-data");
        throw new DirectoryNotFoundException("sample-data/generator was not found above " + AppContext.BaseDirectory);
    }
}
