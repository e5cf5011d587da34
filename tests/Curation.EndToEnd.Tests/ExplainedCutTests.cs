using System.Text;
using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>Cuts of several steps are told in one coordinate system: that of the text before any of them.</summary>
public sealed class ExplainedCutTests : IDisposable
{
    private const string Menu = "Home, shop, news, contact and imprint, a menu that many pages have in common.";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PlacesAreThoseOfTheTextBeforeAnyCut()
    {
        var question = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"question{Letters(i)}"));
        var texts = Enumerable.Range(0, 4).ToDictionary(i => $"d{i}", i => $"{Menu}\nÜber {Own(i)}\n{question} forty two {Own(i + 10)}");
        _folder.Write("rows.jsonl", string.Concat(texts.Select(row => JsonSerializer.Serialize(new { id = row.Key, text = row.Value }) + "\n")));
        var evals = _folder.Write("evals.jsonl", JsonSerializer.Serialize(new { id = "e1", question, answer = "forty two" }) + "\n");
        var recipe = _folder.Write("recipe.yaml", $$"""
            name: explained
            sources: [ { jsonl: "{{_folder.File("rows.jsonl")}}" } ]
            decontaminate: { evals: [ { path: "{{evals}}" } ], action: cut, around: 0, max-removed: 1 }
            dedup: { near: null, cut: { lines: {} } }
            select: { keep: 100% }
            shard: { tokenizer: train:400, holdout: 0 }

            """);
        await Shell.Succeed("run", recipe, "--output", _folder.File("run"), "--until", "shard");

        var (menus, questions) = (0, 0);
        foreach (var (id, text) in texts)
        {
            var answer = await Shell.Succeed("explain", _folder.File("run"), id, "--json");
            foreach (var cut in JsonDocument.Parse(answer.Output).RootElement.GetProperty("cuts").EnumerateArray())
            {
                var (start, end) = (cut.GetProperty("start").GetInt32(), cut.GetProperty("end").GetInt32());
                var piece = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[start..end]);
                if (cut.GetProperty("by").GetString() == "decontaminate") questions += piece.StartsWith(question, StringComparison.Ordinal) && piece.Length < question.Length + 12 ? 1 : 0;
                else menus += piece == Menu + "\n" ? 1 : 0;
            }
        }

        Assert.Equal(3, menus);
        Assert.Equal(4, questions);
        Assert.Contains("bytes are those of the text before any cut", (await Shell.Succeed("explain", _folder.File("run"), "d0")).Output, StringComparison.Ordinal);
    }

    /// <summary>Not as cuts left them: the survivor's menu may be gone, and the copy's, which nothing was cut from, is there.</summary>
    [Fact]
    public async Task APairIsShownAsItWasCompared()
    {
        string[] texts = [$"{Menu}\n{Own(0)} {Own(1)} {Own(2)} one", $"{Menu}\n{Own(0)} {Own(1)} {Own(2)} two", .. Enumerable.Range(5, 20).Select(i => $"{Menu}\n{Own(i)}")];
        var rows = texts.Select((text, i) => JsonSerializer.Serialize(new { id = $"d{i}", text }) + "\n");
        _folder.Write("rows.jsonl", string.Concat(rows));
        var recipe = _folder.Write("recipe.yaml", $$"""
            name: pair
            sources: [ { jsonl: "{{_folder.File("rows.jsonl")}}" } ]
            dedup: { near: {}, cut: { lines: {} } }
            select: { keep: 100% }
            shard: { tokenizer: train:400, holdout: 0 }

            """);
        await Shell.Succeed("run", recipe, "--output", _folder.File("run"), "--until", "shard");
        var ledger = RunFiles.Ledger(_folder.File("run"));
        var copy = Assert.Single(ledger, row => row.Reason == "dedup/near");
        Assert.True(Assert.Single(ledger, row => row.Cluster == copy.Cluster && row.Reason != "dedup/near").CutBytes > 0);
        var answer = await Shell.Succeed("explain", _folder.File("run"), copy.Id!);
        var pair = answer.Output.Split('\n').SkipWhile(line => !line.StartsWith("beside ", StringComparison.Ordinal)).TakeWhile(line => line != "signals").ToList();
        Assert.Contains(pair, line => line.Split("Home, shop").Length == 3);
        Assert.Single(pair, line => line.StartsWith("  ! ", StringComparison.Ordinal));
    }

    private static string Own(int i) => string.Join(' ', Enumerable.Range(0, 20).Select(word => $"own{Letters(i)}{Letters(word)}"));

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
