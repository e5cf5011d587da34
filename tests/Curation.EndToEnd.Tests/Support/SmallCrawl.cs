namespace Curation.EndToEnd.Tests.Support;

/// <summary>Three of the sample's files and a recipe that is done with them in seconds, and one undisturbed run of it to hold others against.</summary>
public sealed class SmallCrawl : IAsyncLifetime
{
    public const string Recipe = """
        name: small
        sources:
          - warc: CRAWL/*
        stages:
          - redact-pii: { email: surrogate, ip: surrogate, phone: tag }
          - gopher-repetition: {}
          - gopher-quality: {}
          - fineweb: {}
          - harm-density: {}
        quality: { score: [ prose ] }
        select: { keep: 4% }
        shard: { tokenizer: "train:600", tokens-per-shard: 2K, holdout: 10% }
        """;

    private readonly TemporaryFolder _folder = new();

    public string RecipePath { get; private set; } = "";

    /// <summary>The undisturbed run.</summary>
    public string Path => _folder.File("run");

    public SortedDictionary<string, string> Digests { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var crawl = Make(_folder, "plain.warc", "part-05.warc.gz", "part-07.warc.gz");
        RecipePath = _folder.Write("small.yaml", Recipe.Replace("CRAWL", crawl, StringComparison.Ordinal));
        await Shell.Succeed("run", RecipePath, "--output", Path, "--workers", "1");
        Digests = RunFiles.Digests(Path);
    }

    /// <summary>Copies files of the sample's crawl to a folder of their own.</summary>
    public static string Make(TemporaryFolder folder, params string[] files)
    {
        var crawl = Directory.CreateDirectory(folder.File("crawl")).FullName;
        foreach (var file in files) File.Copy(Repository.PathOf("sample-data/crawl/" + file), System.IO.Path.Combine(crawl, file));
        return crawl;
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
