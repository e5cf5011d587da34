using Curation.EndToEnd.Tests.Support;
using Curation.Runs;

namespace Curation.EndToEnd.Tests;

/// <summary>Models trained on the command line, and a run that scores with all of them, with caps and strata.</summary>
public sealed class ScorerTests : IDisposable
{
    private const int Rows = 60;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TrainedModelsScoreARunTheSameWithAnyNumberOfWorkers()
    {
        var recipe = await Prepare();
        var first = await Run(recipe, "one", "--workers", "1");
        var digests = RunFiles.Digests(first);
        RunFiles.AssertSame(digests, await Run(recipe, "three", "--workers", "3"));
        var summary = SelectionSummary.Read(Path.Combine(first, "selection.json"));
        Assert.Equal(["perplexity", "log-ratio", "token-prior", "importance", "external"], summary.Scorers!.Names);
        Assert.True(summary.Scorers.Spearman[1][3] > 0.5, "log-ratio and importance were made from the same texts");
        var kept = RunFiles.Ledger(first).Where(row => row.Copies > 0).ToList();
        Assert.InRange(kept.Count(row => int.Parse(row.Id!) % 2 == 0) / (double)kept.Count, 0.8, 1);
    }

    [Fact]
    public async Task CapsHoldForDomainsAndClusters()
    {
        var run = await Run(await Prepare(), "caps", "--set", "select.keep=60%", "--set", "select.caps.domain=500", "--set", "select.caps.cluster=1");
        var ledger = RunFiles.Ledger(run);
        var kept = ledger.Where(row => row.Copies > 0).ToList();
        Assert.All(kept.GroupBy(row => DomainOf(row.Url!)), domain => Assert.InRange(domain.Sum(row => row.Tokens), 1, 500));
        Assert.Equal(["example0.com", "example1.com", "uni2.edu", "uni3.edu"], kept.Select(row => DomainOf(row.Url!)).Distinct().Order());
        Assert.All(kept.Where(row => row.Cluster is not null).GroupBy(row => row.Cluster), cluster => Assert.Single(cluster));
        Assert.Contains(ledger, row => row.Reason == "select/domain-cap");
        Assert.Contains(ledger, row => row.Reason == "select/cluster-cap" && row.Value == 1);
        Assert.DoesNotContain(ledger, row => row.Reason == "dedup/near");
        Assert.Contains(ledger, row => row.Reason == "dedup/exact");
    }

    [Fact]
    public async Task HostTypesAndBucketsAreStrata()
    {
        var run = await Run(await Prepare(), "strata", "--set", "select.per=[host-type, bucket]", "--set", "select.quota-power=0", "--set", "select.keep=500");
        var summary = SelectionSummary.Read(Path.Combine(run, "selection.json"));
        Assert.Equal(["documentation head", "documentation tail", "education head", "education tail"], summary.Strata.Select(stratum => stratum.Name));
        Assert.All(summary.Strata, stratum => Assert.Equal(125, stratum.BudgetTokens));
    }

    [Fact]
    public async Task PercentilesAndDivergencesArePrinted()
    {
        await Prepare();
        var percentiles = await Shell.Succeed(["lm", "percentiles", _folder.File("good.txt"), "--model", _folder.File("good.arpa.gz")]);
        Assert.Equal(14, percentiles.Output.TrimEnd().Split('\n').Length);
        var compared = await Shell.Succeed(["importance", "compare", _folder.File("good.txt"), "--model", _folder.File("good.importance")]);
        Assert.Matches("divergence of target from raw [0-9.]+, from these texts 0.0000: reduced by [0-9.]+", compared.Output);
    }

    private async Task<string> Prepare()
    {
        var (good, bad) = (_folder.Write("good.txt", Texts(0)), _folder.Write("bad.txt", Texts(1)));
        await Shell.Succeed(["lm", "train", good, "--output", _folder.File("good.arpa.gz")]);
        await Shell.Succeed(["lm", "train", bad, "--order", "2", "--prune", "0", "--output", _folder.File("bad.arpa")]);
        await Shell.Succeed(["importance", "train", "--target", good, "--raw", good, bad, "--output", _folder.File("good.importance")]);
        _folder.Write("scores.csv", "id,score\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row},{(row % 2 == 0 ? 1 : 0)}\n")));
        _folder.Write("rows.jsonl", string.Concat(Enumerable.Range(0, Rows).Select(Row)));
        return _folder.Write("recipe.yaml", $$"""
            sources: [ { jsonl: "{{_folder.File("rows.jsonl")}}" } ]
            stages:
              - host-type: {}
              - perplexity-bucket: { as: bucket, model: {{_folder.File("good.arpa.gz")}}, head: 20, tail: 20 }
            dedup: { exact: true, near: { ngram: 3, bands: 30, rows: 2, jaccard: 0.6 } }
            quality:
              score:
                - perplexity: { model: {{_folder.File("good.arpa.gz")}} }
                - log-ratio: { good: {{_folder.File("good.arpa.gz")}}, bad: {{_folder.File("bad.arpa")}} }
                - token-prior: { model: {{_folder.File("good.arpa.gz")}}, centre: -3 }
                - importance: { model: {{_folder.File("good.importance")}} }
                - external: { file: {{_folder.File("scores.csv")}} }
            select: { keep: 30% }
            shard: { tokenizer: train:400 }

            """);
    }

    private async Task<string> Run(string recipe, string name, params string[] more)
    {
        await Shell.Succeed(["run", recipe, "--output", _folder.File(name), "--until", "select", .. more]);
        return _folder.File(name);
    }

    private static string Row(int row)
    {
        // every tenth row begins as the one before it by two, and the last two are the same
        var text = row == Rows - 1 ? Text(Rows - 3) : row % 10 == 9 ? Text(row - 2) + " and so on" : row % 10 == 5 ? Text(row - 2) + " again" : Text(row);
        var host = row % 4 < 2 ? $"docs.x{row % 4}.example.com" : $"www.uni{row % 4}.edu";
        return $$"""{"id":"{{row}}","url":"https://{{host.Replace("example", "example" + (row % 4))}}/{{row}}","text":"{{text}}"}""" + "\n";
    }

    private static string Texts(int kind) => string.Join('\n', Enumerable.Range(500, 200).Where(seed => seed % 2 == kind).Select(Text));

    /// <summary>Of 26 words of a kind of its own, in runs.</summary>
    private static string Text(int seed)
    {
        var random = new Random(seed);
        var word = random.Next(26);
        return string.Join(' ', Enumerable.Range(0, 40).Select(_ => $"{(seed % 2 == 0 ? "good" : "bad")}{(char)('a' + (word = (word + 1 + random.Next(3)) % 26))}"));
    }

    private static string DomainOf(string url) => string.Join('.', new Uri(url).Host.Split('.')[^2..]);
}
