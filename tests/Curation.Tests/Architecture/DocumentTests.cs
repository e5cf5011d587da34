using System.Text.RegularExpressions;
using Curation.Core;
using Curation.Tests.Support;

namespace Curation.Tests.Architecture;

/// <summary>README and ARCHITECTURE stay true.</summary>
public sealed partial class DocumentTests
{
    [Theory]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("README.md")]
    public void Every_path_named_exists(string document)
    {
        var paths = Paths().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(paths);
        Assert.Empty(paths.Where(path => !Path.Exists(Path.Combine(Repository.Root, path))));
    }

    [Fact]
    public void Every_folder_of_the_library_is_in_the_map()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(Repository.Root, "src/Curation")).Select(folder => Path.GetFileName(folder))
            .Where(folder => !readme.Contains($"`{folder}/`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_stage_is_in_the_recipe_reference()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Empty(StageCatalog.All.Keys.Where(stage => !readme.Contains($"| `{stage}` | {StageCatalog.Create(stage).Summary} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Documents_speak_of_the_software_alone()
    {
        var code = Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Sources("sample-data"));
        var documents = Repository.Documents("configs", "native", "build", "sample-data").ToList();
        Assert.True(documents.Count >= 9, $"only {documents.Count} documents were found");
        Assert.Empty(
            from source in code.Concat(documents)
            from line in source.Lines
            where Foreign().IsMatch(line)
            select $"{source.Path}: {line.Trim()}");
    }

    [GeneratedRegex(@"`((?:src|tests|configs|sample-data|native|build)/[A-Za-z0-9_./-]+?)/?`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"\b(filters|quality-bias|text-speed|tokens|extraction|torch|distributed|style)\.md\b|/work/(main|wt|shared)")]
    private static partial Regex Foreign();
}
