using System.Text;
using System.Text.Json;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;
using Curation.Shards;
using Curation.Tokenization;

namespace Curation.EndToEnd.Tests;

/// <summary>The sample, run whole, against what its expected/ says of each page.</summary>
public sealed class SampleTests(SampleRun run) : IClassFixture<SampleRun>
{
    private readonly Dictionary<string, Expected> _expected = ReadExpected();
    private readonly LedgerRow[] _ledger = RunFiles.Ledger(run.Path);

    [Fact]
    public void EndsWithFunnelReportAndCompletion()
    {
        Assert.True(run.Answer.ExitCode == (SampleRun.CanTrain ? 0 : 1), run.Answer.Error);
        Assert.Contains("budget ", run.Answer.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(run.Path, "report.html"), run.Answer.Output, StringComparison.Ordinal);
        if (SampleRun.CanTrain) Assert.Contains("The moon", run.Answer.Output, StringComparison.Ordinal);
        else Assert.Contains("stop before", run.Answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheReadmeShowsWhatItPrints()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var rows = run.Answer.Output.Split('\n').Where(line => line.Contains('│') || line.StartsWith("budget ", StringComparison.Ordinal))
            .Select(line => line.TrimEnd()).ToArray();
        Assert.True(rows.Length > 10);
        Assert.All(rows, row => Assert.Contains(row, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void ProseIsAboutTwoPercentOfAllTokens()
    {
        var share = (double)ExtractedTokens("select") / _ledger.Sum(row => (long)row.ExtractedTokens);
        Assert.InRange(share, 0.0195, 0.0205);
    }

    [Fact]
    public void TheSelectionIsTheProse()
    {
        var kept = _ledger.Where(row => row.Verdict == LedgerTable.Keep).ToArray();
        var prose = kept.Where(row => FateOf(row) == "select").ToArray();
        Assert.InRange((double)prose.Sum(row => row.ExtractedTokens) / ExtractedTokens("select"), 0.95, 1);
        Assert.InRange((double)prose.Sum(row => row.Tokens) / kept.Sum(row => row.Tokens), 0.90, 1);
    }

    [Fact]
    public void NoProseFallsButBelowTheCut() =>
        Assert.All(_ledger.Where(row => FateOf(row) == "select" && row.Verdict != LedgerTable.Keep), row => Assert.Equal("select/below-cut", row.Reason));

    [Fact]
    public void NoPageOfAnotherFateIsKept()
    {
        string[] fallen = ["exact-duplicate", "near-duplicate", "no-document", "quarantine"];
        Assert.DoesNotContain(_ledger, row => row.Verdict == LedgerTable.Keep && fallen.Contains(FateOf(row)));
    }

    [Fact]
    public void EveryExactDuplicateFallsAsSuchOrAsItsOriginal()
    {
        var rows = _ledger.Where(row => row.Url is not null).ToDictionary(row => row.Url!);
        var copies = _expected.Values.Where(page => page.Fate == "exact-duplicate").ToArray();
        Assert.NotEmpty(copies);
        Assert.All(copies, copy =>
        {
            var (fallen, original) = (rows[copy.Url!], rows[copy.Of!]);
            var isStanding = original.Verdict == LedgerTable.Keep || original.Reason == "select/below-cut";
            Assert.Equal((LedgerTable.Drop, isStanding ? "dedup/exact" : original.Reason), (fallen.Verdict, fallen.Reason));
        });
    }

    [Fact]
    public void EveryNearDuplicateFallsAsSuch()
    {
        var copies = _ledger.Where(row => FateOf(row) == "near-duplicate").ToArray();
        Assert.Equal(_expected.Values.Count(page => page.Fate == "near-duplicate"), copies.Length);
        Assert.All(copies, copy => Assert.Equal("dedup/near", copy.Reason));
        Assert.All(copies, copy => Assert.InRange(copy.Value, 0.8, 1));
    }

    [Fact]
    public void WhatIsNoDocumentIsNotInTheLedger()
    {
        var urls = _ledger.Select(row => row.Url).OfType<string>().ToHashSet();
        Assert.Empty(_expected.Values.Where(page => page.Fate == "no-document" && urls.Contains(page.Url!)).Select(page => page.Url));
        Assert.Empty(_expected.Values.Where(page => page.Fate is not ("no-document" or "quarantine" or "drop") && !urls.Contains(page.Url!))
            .Select(page => page.Url));
        Assert.Empty(urls.Except(_expected.Keys));
    }

    [Fact]
    public void WhatCannotBeReadIsInQuarantineAndLedger()
    {
        var quarantined = RunFiles.Quarantine(run.Path);
        Assert.Empty(_expected.Values.Where(page => page.Fate == "quarantine").Select(page => page.Url).Except(quarantined.Select(row => row.Url)));
        Assert.Equal(
            quarantined.Select(row => (row.Url, "extract/" + row.Reason)).Order(),
            _ledger.Where(row => row.Verdict == LedgerTable.Quarantine).Select(row => (row.Url, row.Reason!)).Order());
        Assert.Contains(quarantined, row => row is { Url: null, Reason: "empty-file" } && row.File.EndsWith("empty.warc.gz", StringComparison.Ordinal));
        Assert.All(quarantined, row => Assert.True(File.Exists(row.File) && row.Offset >= 0 && row.Offset <= new FileInfo(row.File).Length, row.ToString()));
    }

    [Fact]
    public void NoPlantedIdentifierIsAnywhereButInDocuments()
    {
        var identifiers = File.ReadAllLines(Repository.PathOf("sample-data/expected/identifiers.txt"));
        Assert.True(identifiers.Length > 50);
        var found = new List<string>();
        foreach (var path in Directory.GetFiles(run.Path, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(Path.Combine(run.Path, "documents"), StringComparison.Ordinal)))
            found.AddRange(identifiers.Where(new IdentifierSearch(path).Has).Select(identifier => $"{Path.GetRelativePath(run.Path, path)}: {identifier}"));
        found.AddRange(identifiers.Where(identifier => Shards().Any(text => text.Contains(identifier, StringComparison.Ordinal)))
            .Select(identifier => $"shards: {identifier}"));
        Assert.Empty(found);
    }

    [Fact]
    public void CountsAgree()
    {
        var dataset = DatasetDescription.Load(Path.Combine(run.Path, "shards", "dataset.json"));
        var cut = Funnel.Read(Path.Combine(run.Path, "funnel.json")).Rows.Single(row => row.Step == "select");
        var kept = _ledger.Where(row => row.Verdict == LedgerTable.Keep).ToArray();
        var extracted = _ledger.Sum(row => (long)row.ExtractedTokens);
        Assert.Equal(
            (kept.Length, kept.Sum(row => (long)row.Tokens), kept.Sum(row => (long)row.Tokens)),
            ((int)dataset.Documents, dataset.Tokens - dataset.SpecialTokens, cut.KeptTokens!.Value));
        Assert.Equal((extracted, extracted / 50), (cut.ExtractedTokens, cut.BudgetTokens!.Value));
        Assert.Equal(
            (dataset.Documents, dataset.Tokens), (dataset.Splits.Values.Sum(split => split.Documents), dataset.Splits.Values.Sum(split => split.Tokens)));
    }

    [Fact]
    public void TheCutIsAPrefixOfTheOrder()
    {
        var ranked = _ledger.Where(row => row.Place is not null).OrderBy(row => row.Place).ToArray();
        var cut = Funnel.Read(Path.Combine(run.Path, "funnel.json")).Rows.Single(row => row.Step == "select");
        Assert.Equal(Enumerable.Range(1, ranked.Length).Select(place => (long?)place), ranked.Select(row => row.Place));
        Assert.Equal(ranked.OrderByDescending(row => row.Score).Select(row => row.Score), ranked.Select(row => row.Score));
        var kept = ranked.TakeWhile(row => row.Verdict == LedgerTable.Keep).Count();
        Assert.All(ranked[kept..], row => Assert.Equal("select/below-cut", row.Reason));
        Assert.Equal(ranked[kept].Tokens, cut.NextDocumentTokens);
        Assert.True(cut.KeptTokens <= cut.BudgetTokens && cut.KeptTokens + cut.NextDocumentTokens > cut.BudgetTokens);
    }

    [Fact]
    public void TheManifestNamesEveryFileWithItsHash()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run.Path, "manifest.json")));
        var named = manifest.RootElement.GetProperty("files").EnumerateObject()
            .ToDictionary(file => file.Name, file => file.Value.GetProperty("sha256").GetString()!);
        var found = RunFiles.Digests(run.Path)
            .Where(file => file.Key is not ("manifest.json" or "recipe.yaml") && !file.Key.StartsWith("done/", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(found.OrderBy(file => file.Key, StringComparer.Ordinal), named.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    private IEnumerable<string> Shards()
    {
        var tokenizer = TokenizerFile.Load(Path.Combine(run.Path, "tokenizer.json"));
        foreach (var index in Directory.GetFiles(Path.Combine(run.Path, "shards"), "*.idx"))
        {
            using var shard = MegatronShard.Open(index[..^".idx".Length]);
            var tokens = new int[shard.TokenCount];
            shard.Read(0, tokens);
            yield return Encoding.UTF8.GetString(tokenizer.Decode(tokens));
        }
    }

    private long ExtractedTokens(string fate) => _ledger.Where(row => FateOf(row) == fate).Sum(row => (long)row.ExtractedTokens);

    private string? FateOf(LedgerRow row) => row.Url is null ? null : _expected.GetValueOrDefault(row.Url)?.Fate;

    private static Dictionary<string, Expected> ReadExpected() =>
        File.ReadLines(Repository.PathOf("sample-data/expected/pages.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Expected>(line, JsonSerializerOptions.Web)!)
            .Where(page => page.Url is not null).DistinctBy(page => page.Url).ToDictionary(page => page.Url!);

    private sealed record Expected(string? Url, string Kind, string Fate, string? Of);

    /// <summary>Looks for a text in a file, in the texts of its rows where it is Parquet.</summary>
    private sealed class IdentifierSearch(string path)
    {
        private readonly byte[][] _contents = path.EndsWith(".parquet", StringComparison.Ordinal) ? [.. RunFiles.Texts(path)] : [File.ReadAllBytes(path)];

        public bool Has(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return _contents.Any(content => content.AsSpan().IndexOf(bytes) >= 0);
        }
    }
}
