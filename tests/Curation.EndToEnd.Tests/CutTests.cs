using System.Text;
using System.Text.Json;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;
using Curation.Shards;

namespace Curation.EndToEnd.Tests;

/// <summary>Repeated lines and passages in a run of rows: cut from all texts but the first, and everyone reads what is left.</summary>
public sealed class CutTests : IDisposable
{
    private const int Documents = 60, Few = 6;
    private static readonly string[] _lines = [.. Enumerable.Range(0, 30).Select(i => $"Planted line {Letters(i)} that several pages of the valley share, word by word.")];
    private static readonly string _passage = string.Join(' ', Enumerable.Range(0, 70).Select(i => $"passage{Letters(i)}"));

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EachPartStandsOnceInTheShards()
    {
        await Go(Run);
        var texts = RunFiles.ShardTexts(Run);
        // what stood first in the text that fell is gone with it
        foreach (var (part, i) in _lines.Append(_passage).Select((part, i) => (part, i))) Assert.InRange(texts.Sum(text => Count(text, part)), i < Few ? 0 : 1, 1);
        var dataset = DatasetDescription.Load(Path.Combine(Run, "shards", "dataset.json"));
        var dedup = Funnel.Read(Path.Combine(Run, "funnel.json")).Rows.Single(row => row.Step == "dedup");
        Assert.Equal(Funnel.Read(Path.Combine(Run, "funnel.json")).Rows[^1].KeptTokens, dataset.Tokens - dataset.SpecialTokens);
        Assert.Equal(texts.Sum(text => Encoding.UTF8.GetByteCount(text)), dedup.Bytes);
        Assert.InRange(dedup.CutBytes!.Value, 1000, 100_000);

        var ledger = RunFiles.Ledger(Run);
        Assert.Equal(ledger.Sum(row => (long)row.CutBytes), dedup.CutBytes);
        Assert.Equal(ledger.Count(row => row.CutBytes > 0), dedup.CutDocuments);
        var little = Assert.Single(ledger, row => row.Reason == "dedup/min-words");
        Assert.Equal(("little", "dedup", LedgerTable.Drop), (little.Id, little.Step, little.Verdict));
        Assert.InRange(little.Value, 0, 19);
        Assert.Equal(2, ledger.Count(row => row.Reason == "dedup/exact"));
    }

    [Fact]
    public async Task ExplanationsAndTheReportShowWhatWasCut()
    {
        await Go(Run);
        var cut = RunFiles.Ledger(Run).First(row => row.CutBytes > 0 && row.Reason is null);
        var answer = await Shell.Succeed("explain", Run, cut.Id!, "--json");
        var text = JsonDocument.Parse(answer.Output).RootElement.GetProperty("text").GetString()!;
        Assert.Contains(RunFiles.ShardTexts(Run), shard => shard.StartsWith(text[..40], StringComparison.Ordinal));
        await EachCutNamesItsKindAndItsOwner();
        await Shell.Succeed("report", Run);
        var report = File.ReadAllText(Path.Combine(Run, "report.html"));
        Assert.Contains("Cuts out of final texts", report, StringComparison.Ordinal);
        Assert.Matches("<div>(Planted line|Before|[a-z ]*passage)", report);
        Assert.Matches("`dedup` cut .+ bytes out of .+ final texts", File.ReadAllText(Path.Combine(Run, "README.md")));
    }

    /// <summary>Pages with the passage alone are long enough to be kept.</summary>
    [Theory]
    [InlineData("extracted")]
    [InlineData("survivors")]
    public async Task ThoseThatFellKeepNothing(string over)
    {
        await Go(Run, "stages.word-count.min=100", $"dedup.over={over}", "dedup.cut.min-words=0");
        var texts = RunFiles.ShardTexts(Run);
        var stand = Enumerable.Range(0, Documents).Where(i => i % 6 == 0).SelectMany(i => SharedLines(i)).ToHashSet();
        Assert.Equal(10, texts.Count);
        Assert.Equal(stand.Order(StringComparer.Ordinal), _lines.Where(line => texts.Sum(text => Count(text, line)) == 1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0 1 2", 1, false)]
    [InlineData("1 0", 4, true)]
    [InlineData("6 4 2 0 1 3 5", 2, false)]
    public async Task RanksWorkersAndOrderOfSourcesDoNotMatter(string ranks, int workers, bool swapped)
    {
        await Go(Run);
        var expected = Outputs(Run);
        var recipe = Write(swapped);
        var other = _folder.File("other");
        foreach (var step in "extract measure dedup parts anchors passages standing repeats cuts select shard".Split(' '))
        {
            var order = step is "select" or "shard" ? ["0"] : ranks.Split(' ');
            foreach (var rank in order)
                await Shell.Succeed("task", recipe, "--output", other, "--step", step, "--rank", rank, "--of", $"{order.Length}", "--workers", $"{workers}");
        }

        Assert.Equal(expected, Outputs(other));
    }

    [Theory]
    [InlineData("stages.word-count.min=10", "cuts repeats select shard standing")]
    [InlineData("stages.word-count.min=100", "cuts repeats select shard standing")]
    [InlineData("dedup.keep=first", "cuts repeats select shard standing")]
    [InlineData("dedup.cut.min-words=5", "cuts select shard")]
    public async Task AChangedRangeMakesCutsAnewButHashesNothing(string change, string steps)
    {
        await Go(Run);
        var before = RunFiles.Markers(Run);
        await Go(Run, change);
        Assert.Equal(steps, string.Join(' ', RunFiles.RunSince(before, Run).Select(unit => unit.Split('/')[0]).Distinct()));
    }

    [Theory]
    [InlineData("dedup/later/00.bin")]
    [InlineData("dedup/repeated/01.bin")]
    public async Task AMissingFileIsMadeAnew(string file)
    {
        await Go(Run);
        var expected = RunFiles.Digests(Run);
        File.Delete(Path.Combine(Run, file));
        await Go(Run);
        RunFiles.AssertSame(expected, Run);
    }

    /// <summary>Nothing in the file's time tells of it; the file that reads it is gone, so that it is read again, block by block.</summary>
    [Theory]
    [InlineData("dedup/parts", "dedup/later/00.bin")]
    [InlineData("dedup/anchors", "dedup/repeated/01.bin")]
    [InlineData("dedup/passages", "dedup/later/02.bin")]
    public async Task ADamagedFileIsNamedAndMadeAnew(string folder, string reader)
    {
        await Go(Run);
        var expected = RunFiles.Digests(Run);
        var damaged = Directory.GetFiles(Path.Combine(Run, folder)).Order(StringComparer.Ordinal).First();
        var (bytes, time) = (File.ReadAllBytes(damaged), File.GetLastWriteTimeUtc(damaged));
        bytes[^12] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        File.SetLastWriteTimeUtc(damaged, time.AddMinutes(-1));
        File.Delete(Path.Combine(Run, reader));
        await Go(Run);
        RunFiles.AssertSame(expected, Run);
        var repairs = File.ReadAllLines(Path.Combine(Run, "logs", "repairs.log"));
        Assert.Equal(2, repairs.Length);
        Assert.Matches($"^{damaged}: is damaged in block", repairs[1]);
    }

    private async Task EachCutNamesItsKindAndItsOwner()
    {
        var (kinds, texts) = (new HashSet<string>(), Rows().Select(row => JsonSerializer.SerializeToElement(row))
            .ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("text").GetString()!));
        foreach (var id in RunFiles.Ledger(Run).Where(row => row.CutBytes > 0 && row.Reason is null).Take(20).Select(row => row.Id!).Append("d0"))
        {
            foreach (var cut in JsonDocument.Parse((await Shell.Succeed("explain", Run, id, "--json")).Output).RootElement.GetProperty("cuts").EnumerateArray())
            {
                var (kind, owner) = (cut.GetProperty("kind").GetString()!, cut.GetProperty("owner").GetString()!);
                var gone = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(texts[id])[cut.GetProperty("start").GetInt32()..cut.GetProperty("end").GetInt32()]);
                Assert.NotEqual(id, owner);
                Assert.Contains(kind == "line" ? gone.Trim().Split('\n') : [gone[..^1]], part => texts[owner].Contains(part, StringComparison.Ordinal));
                kinds.Add(kind);
            }
        }

        Assert.Equal(["line", "passage"], kinds.Order(StringComparer.Ordinal));
        Assert.Matches("cut +bytes [0-9,]+ to [0-9,]+ by dedup, a line that stands first in [a-z0-9]+\n", (await Shell.Succeed("explain", Run, "d1")).Output
            + (await Shell.Succeed("explain", Run, "d2")).Output + (await Shell.Succeed("explain", Run, "d3")).Output);
    }

    private static SortedDictionary<string, string> Outputs(string run)
    {
        var digests = RunFiles.Digests(run);
        foreach (var path in digests.Keys.Where(path => path.Split('/')[0] is "done" or "recipe.yaml" or "manifest.json").ToList()) digests.Remove(path);
        return digests;
    }

    private async Task Go(string run, params string[] sets) =>
        await Shell.Succeed(["run", Write(false), "--output", run, "--until", "shard", .. sets.SelectMany(set => new[] { "--set", set })]);

    private string Write(bool swapped)
    {
        for (var source = 0; source < 4; source++)
            _folder.Write($"{source}.jsonl", string.Concat(Rows().Where((_, row) => row % 4 == source).Select(row => JsonSerializer.Serialize(row) + "\n")));
        var sources = Enumerable.Range(0, 4).Select(source => $"{{ jsonl: \"{_folder.File($"{source}.jsonl")}\", name: s{source} }}");
        return _folder.Write($"recipe-{swapped}.yaml", $$"""
            name: cuts
            sources: [ {{string.Join(", ", swapped ? sources.Reverse() : sources)}} ]
            stages: [ word-count: { min: 5 } ]
            dedup: { exact: true, near: {}, cut: { lines: { }, substrings: { min: 40 }, min-words: 20 } }
            select: { keep: 100% }
            shard: { tokenizer: train:400, holdout: 0 }

            """);
    }

    private static IEnumerable<object> Rows()
    {
        for (var i = 0; i < Documents; i++) yield return new { id = $"d{i}", url = $"https://h{i % 3}.example/{i}", text = Text(i) };
        yield return new { id = "copy3", url = "https://c.example/3", text = Text(3) };
        yield return new { id = "copy8", url = "https://c.example/8", text = Text(8) };
        yield return new { id = "little", url = "https://c.example/l", text = string.Join('\n', _lines.Take(Few)) + "\nAnd only this." };
    }

    private static string Text(int i)
    {
        var own = Enumerable.Range(0, 5).Select(line => string.Join(' ', Enumerable.Range(0, 9).Select(word => $"own{Letters(i)}{Letters(line)}{Letters(word)}")));
        string[] passage = i % 6 == 0 ? [$"Before{Letters(i)} {_passage} behind{Letters(i)}"] : [];
        return string.Join('\n', [.. own.Take(2), .. SharedLines(i), .. passage, .. own.Skip(2)]);
    }

    private static string[] SharedLines(int i) => [_lines[i % 30], _lines[(i * 7 + 3) % 30]];

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
