using System.Text.Json;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;
using Curation.Shards;

namespace Curation.EndToEnd.Tests;

/// <summary>Strata, caps, exploration, repeats and decontamination in a run of rows.</summary>
public sealed class SelectionTests : IDisposable
{
    private const string Planted = "Which of the four ferries did the schoolmaster miss on the morning that the snow closed the upper road to the valley?";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StrataHaveQuotasAndCutsOfTheirOwn()
    {
        var answer = await Go("select.per=[source]", "select.quota-power=0", "select.keep=600");
        var summary = SelectionSummary.Read(Path.Combine(Run, "selection.json"));
        Assert.Equal([("one", 300L), ("two", 300L)], summary.Strata.Select(stratum => (stratum.Name, stratum.BudgetTokens)));
        Assert.All(summary.Strata, stratum => Assert.InRange(stratum.KeptTokens, 300 - stratum.NextDocumentTokens + 1, 300));
        Assert.Contains("one: quota 300 of ", answer.Output, StringComparison.Ordinal);
        CountsAgree();
    }

    [Fact]
    public async Task AHostBringsNoMoreThanItsCap()
    {
        await Go("select.keep=1500", "select.caps.host=400");
        var ledger = Ledger();
        Assert.All(ledger.Where(row => row.Copies > 0).GroupBy(row => new Uri(row.Url!).Host), host => Assert.InRange(host.Sum(row => row.Tokens), 1, 400));
        Assert.Contains(ledger, row => row.Reason == "select/host-cap");
        CountsAgree();
    }

    [Fact]
    public async Task ExploredDocumentsSaySo()
    {
        await Go("select.keep=1000", "select.explore=0.3");
        var explored = Ledger().Where(row => row.Reason == "select/explored").ToList();
        Assert.NotEmpty(explored);
        Assert.All(explored, row => Assert.Equal((LedgerTable.Keep, "select"), (row.Verdict, row.Step)));
        Assert.InRange(explored.Sum(row => row.Tokens), 1, 300);
        CountsAgree();
    }

    [Fact]
    public async Task WhatIsMissingIsRepeated()
    {
        await Go("select.keep=20000", "select.repeat=4");
        var ledger = Ledger();
        var summary = SelectionSummary.Read(Path.Combine(Run, "selection.json"));
        Assert.True(summary.KeptTokens > summary.UniqueTokens && summary.EffectiveTokens < summary.KeptTokens);
        Assert.Equal(summary.KeptTokens, ledger.Sum(row => (long)row.Tokens * row.Copies));
        CountsAgree();
    }

    [Fact]
    public async Task ABudgetThatCannotBeFilledSaysWhy()
    {
        var answer = await Go("select.keep=90000", "stages.0.min=40");
        Assert.Matches("[0-9,]+ tokens of the budget could not be filled; what took most away: word-count/word-count", answer.Output);
    }

    [Fact]
    public async Task EvaluationExamplesAreTakenOut()
    {
        var evals = _folder.Write("quiz.jsonl", $$"""{"id":"ferry","question":"{{Planted}}","answer":"the third"}""" + "\n{\"id\":\"other\",\"question\":\""
            + string.Join(' ', Enumerable.Range(0, 30).Select(i => $"unseen{i}")) + "\"}\n");
        string[] sets = [$"decontaminate.evals=[{{ path: {evals} }}]", "select.keep=100%"];
        await Go([.. sets, "decontaminate.max-removed=2%"]);
        var fallen = Assert.Single(Ledger(), row => row.Reason == "decontaminate/contaminated");
        Assert.Equal(("two-7", "decontaminate", 1.0), (fallen.Id, fallen.Step, fallen.Value));
        Assert.Contains("\"dirty\": [\n    \"ferry\"", File.ReadAllText(Path.Combine(Run, "decontamination.json")), StringComparison.Ordinal);
        Assert.Contains($"\"tokens_removed\": {fallen.ExtractedTokens}", File.ReadAllText(Path.Combine(Run, "decontamination.json")), StringComparison.Ordinal);
        Assert.Equal(1, Funnel.Read(Path.Combine(Run, "funnel.json")).Rows.Single(row => row.Step == "decontaminate").Dropped["decontaminate/contaminated"]);
        CountsAgree();
        var explained = (await Shell.Succeed("explain", Run, "two-7")).Output;
        Assert.Matches("contains +quiz ferry, overlap 1", explained);
        Assert.Contains($"{Planted.Split(' ')[0]} ▢ ▢ ▢ ", explained, StringComparison.Ordinal);
        var tooMuch = await Shell.Run(["run", _folder.File("recipe.yaml"), "--output", Run, "--until", "shard", .. sets.SelectMany(set => new[] { "--set", set })]);
        Assert.Equal(3, tooMuch.ExitCode);
        Assert.Contains("curation: limit broken: decontaminate took ", tooMuch.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "decontaminate/min-words", 1)]
    [InlineData(2, null, 0)]
    public async Task EvaluationExamplesAreCutOut(int around, string? reason, int dropped)
    {
        var evals = _folder.Write("quiz.jsonl", $$"""{"id":"ferry","question":"{{Planted}}","answer":"the third"}""" + "\n");
        await Go(
            $"decontaminate.evals=[{{ path: {evals} }}]", "decontaminate.action=cut", $"decontaminate.min-words={(around == 0 ? 5 : 0)}",
            $"decontaminate.around={around}", "select.keep=100%", "decontaminate.max-removed=2%");
        var cut = Assert.Single(Ledger(), row => row.CutBytes > 0);
        Assert.Equal(("two-7", reason), (cut.Id, cut.Reason));
        Assert.Matches("cut +bytes [0-9,]+ to [0-9,]+ by decontaminate\n", (await Shell.Succeed("explain", Run, "two-7")).Output);
        Assert.Matches("\"tokens_removed\": [1-9]", File.ReadAllText(Path.Combine(Run, "decontamination.json")));
        var funnel = Funnel.Read(Path.Combine(Run, "funnel.json")).Rows.Single(row => row.Step == "decontaminate");
        Assert.Equal((1, cut.CutBytes, dropped), (funnel.CutDocuments, funnel.CutBytes, funnel.Dropped.Values.Sum()));
        CountsAgree();
        var tooMuch = await Shell.Run([
            "run", _folder.File("recipe.yaml"), "--output", Run, "--until", "shard", "--set", $"decontaminate.evals=[{{ path: {evals} }}]", "--set", "select.keep=100%",
            "--set", "decontaminate.action=cut", "--set", "decontaminate.max-removed=0"]);
        Assert.Equal(3, tooMuch.ExitCode);
        Assert.Matches("limit broken: decontaminate took [1-9][0-9]* of [0-9]+ extracted tokens, cut passages included", tooMuch.Error);
    }

    [Theory]
    [InlineData("select.caps.host=100", "select.caps.host")]
    [InlineData("select.explore=100%", null)]
    public async Task WhatHoldsTheBudgetBackIsNamed(string set, string? option)
    {
        var answer = await Go("select.keep=1500", set);
        var summary = SelectionSummary.Read(Path.Combine(Run, "selection.json"));
        Assert.Equal(option is null ? [] : [option], summary.HeldBackBy);
        Assert.Equal(option is not null, answer.Output.Contains($"there was text enough, and what must give is {option}\n", StringComparison.Ordinal));
        Assert.Equal(Ledger().Where(row => row.Copies > 0).Sum(row => (long)row.ExtractedTokens), summary.KeptExtractedTokens);
    }

    [Fact]
    public async Task OtherBudgetsAreCutInTheOrderOfTheMode()
    {
        await Go("select.keep=20%", "select.mode=softmax", "select.temperature=10");
        var summary = SelectionSummary.Read(Path.Combine(Run, "selection.json"));
        var same = summary.Sweep.Single(row => row.Share == 0.2);
        Assert.Equal(("softmax", summary.KeptTokens, summary.Strata[0].KeptDocuments), (summary.Mode, same.Tokens, same.Documents));
    }

    [Fact]
    public async Task ScoresThatJoinNothingAreToldOf()
    {
        var scores = _folder.Write("scores.csv", "id,score\nnobody,1\n");
        var answer = await Go("select.keep=50%", $"quality.score=[prose, external: {{ file: {scores} }}]");
        Assert.Contains("warning: score external: 0 of 80 eligible documents have one", answer.ErrorLines);
        var rows = SelectionSummary.Read(Path.Combine(Run, "selection.json")).Scored;
        Assert.Equal([("prose", 80L), ("external", 0L)], rows.Select(row => (row.Scorer, row.Scored)));
        answer = await Shell.Run("run", _folder.File("recipe.yaml"), "--output", Run, "--set", $"quality.score=[external: {{ file: {scores} }}]");
        Assert.Equal((2, "score external: 0 of 80 eligible documents have one; a scorer that knows some was expected"), (answer.ExitCode, answer.ErrorLines[^1]));
    }

    [Fact]
    public async Task CutsOfThoseThatFellBeforeDoNotCount()
    {
        var evals = _folder.Write("quiz.jsonl", $$"""{"id":"ferry","question":"{{Planted}}","answer":"the third"}""" + "\n");
        string[] sets = [$"decontaminate.evals=[{{ path: {evals} }}]", "decontaminate.action=cut", "decontaminate.max-removed=2%"];
        await Go([.. sets, "stages.word-count.min=100000"]);
        var funnel = Funnel.Read(Path.Combine(Run, "funnel.json")).Rows.Single(row => row.Step == "decontaminate");
        Assert.Equal((0, 0), (funnel.CutDocuments, funnel.CutBytes));
        Assert.Single(Ledger(), row => row.CutBytes > 0);
        Assert.Equal((0, "ferry"), Told());
        Assert.DoesNotMatch("cut +bytes|ferry", (await Shell.Succeed("explain", Run, "two-7")).Output);

        await Go([.. sets, "select.keep=100%"]);
        Assert.Equal((1, ""), Told());
        Assert.Matches("cut +bytes", (await Shell.Succeed("explain", Run, "two-7")).Output);

        (int Documents, string Clean) Told()
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "decontamination.json")));
            var suite = json.RootElement.GetProperty("suites")[0];
            return (suite.GetProperty("documents").GetInt32(), string.Join(' ', suite.GetProperty("clean").EnumerateArray().Select(id => id.GetString())));
        }
    }

    private async Task<Answer> Go(params string[] sets)
    {
        foreach (var source in new[] { "one", "two" }) _folder.Write($"{source}.jsonl", Rows(source));
        var recipe = _folder.Write("recipe.yaml", $$"""
            sources: [ { jsonl: "{{_folder.File("one.jsonl")}}", name: one }, { jsonl: "{{_folder.File("two.jsonl")}}", name: two } ]
            stages: [ word-count: { min: 5 } ]
            dedup: { exact: true, near: false }
            quality: { score: [ prose: {} ] }
            shard: { tokenizer: train:400 }

            """);
        return await Shell.Succeed(["run", recipe, "--output", Run, "--until", "shard", .. sets.SelectMany(set => new[] { "--set", set })]);
    }

    private static string Rows(string source) => string.Concat(Enumerable.Range(0, 40).Select(row =>
        $$"""{"id":"{{source}}-{{row}}","url":"https://{{(char)('a' + (row % 3))}}.example/{{source}}/{{row}}","text":"{{Text(source, row)}}"}""" + "\n"));

    private static string Text(string source, int row)
    {
        var words = Enumerable.Range(0, 20 + (row % 40)).Select(word => $"{(char)('a' + ((word * 7 + row) % 26))}{source}{(word * row) % 17}");
        return source == "two" && row == 7 ? $"{Planted} It was the third." : string.Join(' ', words) + ".";
    }

    private List<LedgerRow> Ledger() =>
        [.. Directory.GetFiles(Path.Combine(Run, "ledger")).Order(StringComparer.Ordinal).SelectMany(file => LedgerTable.Read(Run, Path.GetFileNameWithoutExtension(file)))];

    private void CountsAgree()
    {
        var dataset = DatasetDescription.Load(Path.Combine(Run, "shards", "dataset.json"));
        Assert.Equal(Funnel.Read(Path.Combine(Run, "funnel.json")).Rows[^1].KeptTokens, dataset.Tokens - dataset.SpecialTokens);
    }
}
