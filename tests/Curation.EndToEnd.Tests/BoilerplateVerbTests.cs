using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>A list made from rows, then used by a recipe on the same rows.</summary>
public sealed class BoilerplateVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListsLinesOfAHostAndTheStageDropsThem()
    {
        var rows = _folder.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 3).Select(page =>
            JsonSerializer.Serialize(new { id = $"p{page}", url = $"https://a.test/{page}", text = $"Home | About\nPage {page} says this.\nAll rights reserved" }) + "\n")));
        await Shell.Succeed("boilerplate", rows, "--output", _folder.File("list.tsv"), "--min-pages", "3");
        var list = File.ReadAllLines(_folder.File("list.tsv"));
        Assert.Equal(["3\ta.test\tAll rights reserved", "3\ta.test\tHome | About"], list.Select(row => row.Split('\t', 2)[1]).Order(StringComparer.Ordinal));
        var recipe = _folder.Write("recipe.yaml", $"stages:\n  - boilerplate-lines: {{ list: \"{_folder.File("list.tsv")}\" }}\n");
        await Shell.Succeed("judge", recipe, rows, "--output", _folder.File("judged.jsonl"));
        var judged = JsonDocument.Parse(File.ReadAllLines(_folder.File("judged.jsonl"))[1]).RootElement;
        Assert.Equal("Page 1 says this.", judged.GetProperty("text").GetString());
        Assert.Equal(2, judged.GetProperty("measured").GetProperty("boilerplate-lines/removed-lines").GetInt32());
        Assert.Equal(33, judged.GetProperty("measured").GetProperty("boilerplate-lines/removed-characters").GetInt32());
    }

    [Fact]
    public async Task OnePageIsNotMany()
    {
        var rows = _folder.Write("rows.jsonl", "{\"url\":\"https://a.test/\",\"text\":\"a\"}\n");
        var answer = await Shell.Run("boilerplate", rows, "--output", _folder.File("list.tsv"), "--min-pages", "1");
        Assert.Equal((2, "--min-pages 1: at least 2 was expected"), (answer.ExitCode, answer.Error.Trim()));
    }
}
