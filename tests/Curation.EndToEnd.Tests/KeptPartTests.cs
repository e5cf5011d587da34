using System.Text.Json;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;

namespace Curation.EndToEnd.Tests;

/// <summary>Cuts lose nothing: each line of a text that stages and dedup leave stands in one of the final texts. Lines are shared with near duplicates that
/// fall, and with texts that a stage drops.</summary>
public sealed class KeptPartTests : IDisposable
{
    private const int Groups = 25;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("keep=longest", "over=extracted")]
    [InlineData("keep=longest", "over=survivors")]
    [InlineData("keep=best", "over=extracted")]
    [InlineData("keep=newest", "over=extracted")]
    [InlineData("keep=first", "cut.lines.window=2")]
    [InlineData("keep=longest", "cut.substrings={ min: 6 }")]
    public async Task InARun(string keep, string option)
    {
        string[] sets = ["dedup." + keep, "dedup." + option];
        var standing = Kept(await Go("cut", sets));
        await Go("uncut", [.. sets.Where(set => !set.Contains("cut.", StringComparison.Ordinal)), "dedup.cut.lines=false"]);
        var expected = Kept(_folder.File("uncut"));
        Assert.Equal(expected, standing);
        Assert.InRange(expected.Count, 4 * Groups, 5 * Groups);
        AssertNothingIsLost(standing, RunFiles.ShardTexts(_folder.File("cut")), once: option.StartsWith("over=", StringComparison.Ordinal));
        var dedup = Funnel.Read(Path.Combine(_folder.File("cut"), "funnel.json")).Rows.Single(row => row.Step == "dedup");
        var cut = RunFiles.Ledger(_folder.File("cut")).Where(row => row.CutBytes > 0).ToList();
        Assert.Equal((cut.Count, cut.Sum(row => (long)row.CutBytes)), (dedup.CutDocuments, dedup.CutBytes));
        Assert.All(cut, row => Assert.Contains(row.Id!, standing));
    }

    /// <summary>Else its twin, out of which nothing was cut, would bring back all that stands elsewhere.</summary>
    [Fact]
    public async Task WhereTheSurvivorIsLeftTooLittleNoOtherTakesItsPlace()
    {
        var run = await Go("cut", "dedup.cut.min-words=305");
        var ledger = RunFiles.Ledger(run).Where(row => row.Id!.StartsWith("longer", StringComparison.Ordinal)
            || row.Id.StartsWith("shorter", StringComparison.Ordinal)).ToList();
        Assert.InRange(ledger.Count(row => row.Reason == "dedup/min-words"), 1, Groups - 1);
        Assert.Equal(Groups, ledger.Count(row => row.Reason == "dedup/near"));
    }

    /// <summary>Of longer and shorter, near duplicates both kept, each keeps what both have; what others have is still cut.</summary>
    [Fact]
    public async Task ThoseThatACapOnClustersLeavesCutNothingFromEachOther()
    {
        await Go("uncut", "select.caps.cluster=2", "dedup.cut.lines=false");
        var run = await Go("cut", "select.caps.cluster=2");
        var standing = Kept(run);
        Assert.Equal(Kept(_folder.File("uncut")), standing);
        Assert.InRange(standing.Count(id => id.StartsWith("longer", StringComparison.Ordinal) || id.StartsWith("shorter", StringComparison.Ordinal)), 2 * Groups, 2 * Groups);
        AssertNothingIsLost(standing, RunFiles.ShardTexts(run), once: false);
        var bodies = RunFiles.ShardTexts(run).SelectMany(text => text.Split('\n')).CountBy(line => line).Where(line => line.Key.Contains("body", StringComparison.Ordinal));
        Assert.All(bodies, line => Assert.Equal(2, line.Value));
        var shared = RunFiles.ShardTexts(run).SelectMany(text => text.Split('\n')).CountBy(line => line).Where(line => line.Key.Contains("shared", StringComparison.Ordinal));
        Assert.All(shared, line => Assert.Equal(1, line.Value));
    }

    [Theory]
    [InlineData("longest")]
    [InlineData("newest")]
    [InlineData("first")]
    public async Task OfTheVerb(string keep)
    {
        var (fates, texts) = (_folder.File("fates.jsonl"), _folder.File("texts.jsonl"));
        await Shell.Succeed("dedup", Write(), "--cut", "lines", "--keep", keep, "--output", fates, "--texts", texts);
        var standing = Json(fates).Where(row => row.GetProperty("keep").GetBoolean()).Select(row => row.GetProperty("id").GetString()!).ToHashSet();
        Assert.Equal(5 * Groups, standing.Count);
        AssertNothingIsLost(standing, [.. Json(texts).Select(row => row.GetProperty("text").GetString()!)], once: true);
    }

    private static void AssertNothingIsLost(IReadOnlySet<string> standing, IReadOnlyList<string> finals, bool once)
    {
        var left = finals.SelectMany(text => text.Split('\n')).CountBy(line => line.Trim()).ToDictionary(StringComparer.Ordinal);
        var lines = Rows().Where(row => standing.Contains(row.Id)).SelectMany(row => row.Text.Split('\n')).Distinct().ToList();
        Assert.Equal([], lines.Where(line => !left.ContainsKey(line)));
        if (once) Assert.Equal([], lines.Where(line => left[line] > 1));
    }

    private static HashSet<string> Kept(string run) =>
        [.. RunFiles.Ledger(run).Where(row => row.Verdict == LedgerTable.Keep).Select(row => row.Id!)];

    private async Task<string> Go(string name, params string[] sets)
    {
        var recipe = _folder.Write("recipe.yaml", $$"""
            sources: [ { jsonl: "{{Write()}}" } ]
            stages: [ word-count: { min: 40 } ]
            dedup: { exact: true, near: {}, cut: { lines: {} } }
            quality: { score: [ prose: {} ] }
            select: { keep: 100%, of: filtered }
            shard: { tokenizer: train:400, holdout: 0 }

            """);
        await Shell.Succeed(
            ["run", recipe, "--output", _folder.File(name), "--until", "shard", .. sets.SelectMany(set => new[] { "--set", set })]);
        return _folder.File(name);
    }

    private string Write() =>
        _folder.Write("rows.jsonl", string.Concat(Rows().Select(row => JsonSerializer.Serialize(new { id = row.Id, text = row.Text, date = row.Date }) + "\n")));

    private static IEnumerable<JsonElement> Json(string path) => File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement);

    /// <summary>Of each group: near duplicates of which one alone has a line that two others share, and the other, longer one may become the shorter by what
    /// is cut out of it; and a short text with a line of two more.</summary>
    private static IEnumerable<(string Id, string Text, string Date)> Rows()
    {
        for (var i = 0; i < Groups; i++)
        {
            string[] body = [.. Enumerable.Range(0, 15).Select(line => Line(i, $"body{Letters(line)}", 20))];
            var (shared, other, given) = (Line(i, "shared", 9), Line(i, "other", 9), Line(i, "given", 9));
            yield return ($"shorter{i}", string.Join('\n', [.. body, shared]), $"2020-01-{1 + (i % 5):00}");
            yield return ($"longer{i}", string.Join('\n', [.. body, Line(i, "tail", 2), given]), "2020-01-03");
            yield return ($"first{i}", Own(i, "first", shared, given), "2020-02-01");
            yield return ($"second{i}", Own(i, "second", shared, other), "2020-02-01");
            yield return ($"third{i}", Own(i, "third", other), "2020-02-01");
            yield return ($"short{i}", other + "\n" + Line(i, "little", 3), "2020-02-01");
        }
    }

    private static string Own(int group, string name, params string[] shared) =>
        string.Join('\n', [Line(group, name + "one", 30), .. shared, Line(group, name + "two", 30)]);

    private static string Line(int group, string name, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(word => $"{name}{Letters(group)}{Letters(word)}"));

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
