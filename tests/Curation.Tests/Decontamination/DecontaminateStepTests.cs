using Curation.Columns;
using Curation.Core;
using Curation.Decontamination;
using Curation.Runs;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Decontamination;

public sealed class DecontaminateStepTests : IDisposable
{
    private const string Boilerplate = "All rights reserved by the publisher and its partners no part of this page may be copied sold or shown elsewhere.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Contaminated_documents_are_rejected_and_listed()
    {
        var evals = Evals("""
            {"id":"lamp","question":"How many lamps did the three keepers light on the long wall before the second bell rang over the bay?","answer":["21","twenty one"]}
            {"question":"Nobody ever wrote this sentence about green umbrellas and seven borrowed bicycles on a Tuesday in the museum of clocks.","answer":"x"}
            {"id":"short","question":"How many?","answer":"3"}
            """);
        var (step, summary) = await Run(evals, [
            "Some text. How many lamps did the three keepers light on the long wall before the second bell rang over the bay? They lit 21 of them.",
            "Some other text about lamps and walls and bells that asks nothing of anyone."]);
        var rejection = Assert.Single(step.Rejections.Read(_folder.Path));
        Assert.Equal(("unit", 0, "decontaminate/contaminated", 1.0), (rejection.Unit, rejection.Row, rejection.Reason, rejection.Value));
        var suite = Assert.Single(summary.Suites);
        Assert.Equal(("evals", 3, 1), (suite.Suite, suite.Examples, suite.Documents));
        Assert.Equal((["2"], ["lamp"], [], ["short"]), (suite.Clean, suite.Dirty, suite.Partial, suite.Unchecked), Lists);
        Assert.StartsWith("How ▢ ▢ ▢ the ▢", Assert.Single(suite.Samples).Masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 0)]
    public async Task Words_that_many_documents_share_prove_nothing(int documents, int rejected)
    {
        var texts = Enumerable.Range(0, documents).Select(number => $"Page {number}. {Boilerplate}").ToArray();
        var (step, summary) = await Run(Evals($$"""{"question":"{{Boilerplate}}"}"""), texts);
        Assert.Equal(rejected, step.Rejections.Read(_folder.Path).Count());
        Assert.Empty(summary.Suites[0].Clean);
        Assert.Equal(rejected == 0 ? ["1"] : [], summary.Suites[0].Suppressed);
    }

    [Fact]
    public async Task Copies_of_a_page_make_nothing_boilerplate()
    {
        var (step, summary) = await Run(Evals($$"""{"question":"{{Boilerplate}}"}"""), [.. Enumerable.Repeat($"A page. {Boilerplate}", 11)]);
        Assert.Equal(11, step.Rejections.Read(_folder.Path).Count());
        Assert.Equal(["1"], summary.Suites[0].Dirty);
    }

    [Fact]
    public async Task Documents_of_one_cluster_count_once()
    {
        var texts = Enumerable.Range(0, 11).Select(number => $"Page {number}. {Boilerplate}").ToArray();
        var (step, _) = await Run(Evals($$"""{"question":"{{Boilerplate}}"}"""), texts, new OneCluster(2));
        Assert.Equal(11, step.Rejections.Read(_folder.Path).Count());
    }

    [Fact]
    public async Task Report_only_rejects_nobody()
    {
        var evals = Evals($$"""{"question":"{{Boilerplate}}"}""");
        var (step, summary) = await Run(evals with { Action = DecontaminateAction.Report }, [Boilerplate]);
        Assert.Empty(step.Rejections.Read(_folder.Path));
        Assert.Equal(1, summary.Suites[0].Documents);
    }

    [Fact]
    public async Task What_was_found_is_cut_with_what_stands_around_it_every_time()
    {
        string[] texts = [
            $"Öl and salt. {Filler("a")} {Boilerplate} {Filler("b")} {Boilerplate} {Filler("c")}",
            $"{Boilerplate} Little else.",
            $"Nothing of the kind. {Filler("d")}"];
        var options = Evals($$"""{"question":"{{Boilerplate}}"}""") with { Action = DecontaminateAction.Cut, Around = 20, MinWords = 3 };
        var (step, _) = await Run(options, texts);
        var rejection = Assert.Single(step.Rejections.Read(_folder.Path));
        Assert.Equal((1, "decontaminate/min-words", 0.0), (rejection.Row, rejection.Reason, rejection.Value));
        var left = Final();
        Assert.StartsWith("Öl and salt. a0 a1", left[0], StringComparison.Ordinal);
        Assert.EndsWith("c98 c99", left[0], StringComparison.Ordinal);
        Assert.Contains("b50", left[0], StringComparison.Ordinal);
        Assert.DoesNotContain("rights", left[0], StringComparison.Ordinal);
        // one character of 20 is the space; of the word that the last one is in nothing is left
        Assert.Equal($"Öl and salt. {Filler("a")[..^20]}", left[0][..left[0].IndexOf('b', StringComparison.Ordinal)].TrimEnd());
        Assert.Equal(texts[2], left[2]);

        (step, _) = await Run(options with { MaxPieces = 1 }, texts);
        Assert.Equal(["decontaminate/max-pieces", "decontaminate/min-words"], step.Rejections.Read(_folder.Path).Select(found => found.Reason));

        string[] Final()
        {
            var final = new FinalTexts(new StageChain([]), "").With(DecontaminateStep.Layer);
            return [.. final.Read(_folder.Path, "unit").Select(stored => final.Finish(stored).Document.Text.ToString())];
        }

        static string Filler(string letter) => string.Join(' ', Enumerable.Range(0, 100).Select(i => $"{letter}{i}"));
    }

    /// <summary>A place that is so many code points before the match moves on to where the word begins; so does the one behind it.</summary>
    [Theory]
    [InlineData("one somewhere ", " elsewhere two", 5, "one ", " two")]
    [InlineData("one somewhere ", " elsewhere two", 1, "one somewhere", " elsewhere two")]
    [InlineData("one e\u0301te\u0301 ", " e\u0301te\u0301 two", 2, "one ", " two")]
    [InlineData("一二三四五", "六七八九十", 3, "一二", "九十")]
    [InlineData("ที่นี่ดี", "ที่นี่ดี", 4, "ที่", "ดี")]
    [InlineData("x1y2-abc ", " abc-x1y2", 4, "x1y2-", "-x1y2")]
    public async Task Cuts_leave_whole_words(string before, string behind, int around, string left, string right)
    {
        var options = Evals($$"""{"question":"{{Boilerplate}}"}""") with { Action = DecontaminateAction.Cut, Around = around };
        await Run(options, [$"{before}{Boilerplate[..^1]}{behind}"]);
        var final = new FinalTexts(new StageChain([]), "").With(DecontaminateStep.Layer);
        Assert.Equal(left + right, final.Finish(Assert.Single(final.Read(_folder.Path, "unit"))).Document.Text.ToString().Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "evals.jsonl: no rows; expected an example in each line")]
    [InlineData("\n  \n", "evals.jsonl: no rows")]
    [InlineData("{\"question\":\"a\\ud83d\"}", "evals.jsonl:1: ")]
    public void A_set_without_examples_is_a_mistake(string rows, string expected) =>
        Assert.Contains(expected, Assert.Throws<RecipeException>(() => DecontaminateStep.WarningsOf(Evals(rows))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_odd_about_a_set_is_told_in_a_line()
    {
        const string Rows = """
            {"id":"a","question":"Who?","answer":"x"}
            {"id":"a","question":"When?","answer":"x"}
            {"id":"b","question":"Where?"}
            """;
        Assert.Empty(DecontaminateStep.WarningsOf(Evals("""{"question":"Who?"}""")));
        Assert.Contains("ids of several rows: 1, such as \"a\"", Assert.Single(DecontaminateStep.WarningsOf(Evals(Rows))), StringComparison.Ordinal);
        var mapped = Mapped(Rows.Replace("answer", "label", StringComparison.Ordinal).Replace("id\":\"a", "id\":\"c", StringComparison.Ordinal)[..^1] + "}", new() { Answer = "label" });
        Assert.Contains(DecontaminateStep.WarningsOf(mapped), line => line.EndsWith("answer: 1 of 3 rows have no text in field \"label\"", StringComparison.Ordinal));
        var question = Mapped("{\"q\":\"\",\"id\":1}\n{\"id\":2}\n" + """{"q":"Who?","id":3}""", new() { Question = "q" });
        Assert.Contains("evals.jsonl:2: a text in field \"q\" was expected", Assert.Throws<RecipeException>(() => DecontaminateStep.WarningsOf(question)).Message, StringComparison.Ordinal);
        var late = Mapped("{\"id\":2}\n" + """{"q":"Who?","id":3}""", new() { Question = "q" });
        Assert.Contains("question: 1 of 2 rows have no text in field \"q\"", Assert.Throws<RecipeException>(() => DecontaminateStep.WarningsOf(late)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"question\":", "evals.jsonl:2:")]
    [InlineData("[1]", "evals.jsonl:2: an object was expected")]
    [InlineData("{\"text\":\"a\"}", "a text in field \"question\" was expected")]
    public async Task A_bad_row_is_told_with_its_line(string row, string expected)
    {
        var evals = Evals($$"""{"question":"{{Boilerplate}}"}""" + "\n" + row);
        var error = await Assert.ThrowsAsync<RecipeException>(() => Run(evals, [Boilerplate]));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "by gnawing roots", true)]
    [InlineData("\"B\"", "by gnawing roots", true)]
    [InlineData("1", "by night", false)]
    [InlineData("1", "1", false)]
    public async Task An_index_into_options_stands_for_the_option(string answer, string near, bool expected)
    {
        var row = $$"""{"q":{"stem":"How does a hamster of the north eat its food?"},"choices":["by night","by gnawing roots","never"],"a":{{answer}}}""";
        var (step, _) = await Run(
            Mapped(row, new() { Question = "q.stem", Options = "choices", Answer = "a" }), [$"How does a hamster of the north eat its food? It eats {near}."]);
        Assert.Equal(expected, step.Rejections.Read(_folder.Path).Any());
    }

    [Theory]
    [InlineData("""{"answers":{"text":["Kyoto","in Kyoto"],"start":[3,4]}}""", "answers.text", "Kyoto|in Kyoto")]
    [InlineData("""{"answers":[{"text":"Kyoto"},{"text":7}]}""", "answers.text", "Kyoto|7")]
    [InlineData("""{"answers.text":"Kyoto"}""", "answers.text", "Kyoto")]
    [InlineData("""{"answers":"Kyoto"}""", "answers.text", "")]
    public void Dots_lead_into_objects_and_lists(string row, string path, string expected)
    {
        using var json = System.Text.Json.JsonDocument.Parse(row);
        Assert.Equal(expected, string.Join('|', EvalField.Texts(json.RootElement, path)));
    }

    [Fact]
    public async Task Too_short_a_question_is_looked_for_with_its_options()
    {
        const string Row = """{"question":"Keepers light lamps?","options":["on long walls in the bay","under the second bell before noon","never at all"]}""";
        var (step, _) = await Run(Mapped(Row, new()), ["Keepers light lamps? A. On long walls in the bay", "Keepers light lamps? On long walls in the bay, "
            + "under the second bell before noon, never at all."]);
        Assert.Equal(1, Assert.Single(step.Rejections.Read(_folder.Path)).Row);
    }

    [Theory]
    [InlineData("text", "answer", "question: no row has a text in field \"text\"")]
    [InlineData("question", "label.text", "answer: no row has a text in field \"label.text\"")]
    [InlineData("question", "n", "answer 9 was expected to be one of 2 options")]
    [InlineData("question", "letter", "answer C was expected to be one of 2 options, lettered from A")]
    public async Task A_field_that_no_row_has_is_a_mistake(string question, string answer, string expected)
    {
        var options = Mapped("""{"question":"Who?","n":9,"letter":"C","options":["a","b"]}""", new() { Question = question, Answer = answer });
        var error = await Assert.ThrowsAsync<RecipeException>(() => Run(options, [Boilerplate]));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The third row is a document that a stage dropped, the fourth a duplicate; both hold what was found.</summary>
    [Fact]
    public async Task What_fell_before_is_not_told()
    {
        await Run(Evals($$"""{"question":"{{Boilerplate}}"}"""), [.. Enumerable.Range(0, 4).Select(number => $"Page {number}. {Boilerplate}")]);
        Assert.Equal([0L, 1], Told("select", "decontaminate", "measure", "dedup"));
        // decided again
        Assert.Equal([2L], Told("extract", "dedup", "select", "measure"));

        IEnumerable<long> Told(params string[] steps)
        {
            using (var ledger = new TableFile(_folder.Path, LedgerTable.PathOf("unit"), new(Column.Utf8("step"))))
            {
                foreach (var step in steps)
                {
                    ledger.Rows.Utf8(0, step);
                    ledger.Rows.EndRow();
                }

                ledger.Finish();
            }

            return MatchTable.ReadStanding(_folder.Path).Select(match => match.Row);
        }
    }

    [Theory]
    [InlineData("true", "true", true)]
    [InlineData("true", "yes", true)]
    [InlineData("false", "no", true)]
    [InlineData("false", "yes", false)]
    [InlineData("1000", "1,000", true)]
    [InlineData("\"1,000\"", "1000", true)]
    [InlineData("1000", "1", false)]
    public async Task Answers_are_known_in_each_way_they_are_written(string answer, string near, bool expected)
    {
        var row = $$"""{"question":"How does a hamster of the north eat its food?","label":{{answer}}}""";
        var (step, _) = await Run(Mapped(row, new() { Answer = "label" }), [$"How does a hamster of the north eat its food? It is {near} then."]);
        Assert.Equal(expected, step.Rejections.Read(_folder.Path).Any());
    }

    private DecontaminateOptions Mapped(string rows, EvalSetOptions fields) => Evals(rows) with { Evals = [fields with { Path = Evals(rows).Evals[0].Path }] };

    private static bool Lists((IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<string>) one,
        (IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<string>) other) =>
        one.Item1.SequenceEqual(other.Item1) && one.Item2.SequenceEqual(other.Item2) && one.Item3.SequenceEqual(other.Item3)
        && one.Item4.SequenceEqual(other.Item4);

    private DecontaminateOptions Evals(string rows)
    {
        var path = Path.Combine(_folder.Path, "evals.jsonl");
        File.WriteAllText(path, rows);
        return new DecontaminateOptions { Evals = [new EvalSetOptions { Path = path }] };
    }

    private async Task<(DecontaminateStep Step, DecontaminationSummary Summary)> Run(DecontaminateOptions options, string[] texts, IClusters? clusters = null)
    {
        using (var documents = new DocumentWriter(_folder.Path, "unit"))
        {
            foreach (var (text, number) in texts.Select((text, number) => (text, number)))
                documents.Add(new Document("s", $"{number}", "https://a.example/", DocumentText.FromString(text)), default);
            documents.Finish();
        }

        var step = new DecontaminateStep(["unit"], new FinalTexts(new StageChain([]), ""), options, "", clusters);
        using var progress = new Progress();
        foreach (var unit in step.Units(_folder.Path)) await step.Run(unit, new StepContext(_folder.Path, 2, progress), CancellationToken.None);
        return (step, DecontaminationSummary.Read(Path.Combine(_folder.Path, DecontaminationSummary.Examples)).With(MatchTable.Read(_folder.Path)));
    }

    /// <summary>The first documents of the unit.</summary>
    private sealed class OneCluster(int members) : IClusters, IOpenClusters
    {
        public IReadOnlyList<string> Files => [];

        public IOpenClusters Open(string runFolder) => this;

        public IEnumerable<IReadOnlyList<DuplicateMember>> Read() =>
            [[.. Enumerable.Range(0, members).Select(row => new DuplicateMember("unit", row, (ulong)row))]];

        public (DuplicateKind Kind, double Similarity) Compare(DuplicateMember one, DuplicateMember other) => (DuplicateKind.Near, 0.9);

        public void Dispose() { }
    }
}
