using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>Looking into what a run left, and into what extraction did.</summary>
public sealed class RunFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryFileOfARunCanBeInspected()
    {
        var recipe = _folder.Write("small.yaml", SmallCrawl.Recipe.Replace("CRAWL/*", Repository.PathOf("sample-data/crawl/plain.warc"), StringComparison.Ordinal));
        var run = _folder.File("run");
        await Shell.Succeed("run", recipe, "--output", run);
        Directory.Delete(Path.Combine(run, "logs"), recursive: true);
        foreach (var file in Directory.GetFiles(run, "*", SearchOption.AllDirectories)) Assert.NotEmpty((await Shell.Succeed("inspect", file)).Output);

        var empty = await Shell.Run("explain", run, "");
        Assert.Equal((2, "ID|URL is empty: a document's id or URL was expected"), (empty.ExitCode, empty.Error.Trim()));
    }

    [Fact]
    public async Task WhatIsNoFileOfARunIsAMistake() => Assert.Equal(2, (await Shell.Run("inspect", _folder.Write("photo.jpg", [0xFF, 0xD8, 0xFF, 1, 2, 3]))).ExitCode);

    [Fact]
    public async Task WeightsAreListedWithTheirShapes()
    {
        var header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}"u8.ToArray();
        var file = _folder.Write("m.safetensors", [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. new byte[8]]);
        Assert.Equal("  w  F32  [1 × 2]", (await Shell.Succeed("inspect", file)).Lines[1]);
        Assert.Equal(2, (await Shell.Run("inspect", _folder.Write("torn.safetensors", File.ReadAllBytes(file)[..20]))).ExitCode);
    }

    [Fact]
    public async Task ExtractExplainsWhatItLeftOut()
    {
        var page = _folder.Write("page.html", """
            <html><body><nav><a href="/">Home</a></nav><article><p>The old boat lay on the beach for thirty years before anybody thought of mending it again.</p>
            <p>Read more: the new boat</p></article></body></html>
            """);
        await Shell.Succeed("extract", page, "--explain", "--output", _folder.File("out.jsonl"));
        using var row = JsonDocument.Parse(File.ReadAllText(_folder.File("out.jsonl")));
        var explained = row.RootElement.GetProperty("explain");
        Assert.Equal(1, explained.GetProperty("types").EnumerateArray().Sum(type => type.GetProperty("score").GetDouble()), 2);
        Assert.Equal("blocks", explained.GetProperty("candidate").GetString());
        Assert.Contains(explained.GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("name").GetString() == "root");
        var blocks = explained.GetProperty("blocks").EnumerateArray().Select(block => block.ToString()).ToList();
        Assert.Equal(3, blocks.Count);
        Assert.Contains("Home", blocks[0], StringComparison.Ordinal);
    }
}
