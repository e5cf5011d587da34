using System.CommandLine;
using Curation.Core;
using Curation.Models.Linear;
using Curation.Recipe;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary><c>classifier</c>: trains quality classifiers, and asks them.</summary>
internal static class ClassifierVerb
{
    private const string TrainHelp = """
        Trains a linear quality classifier on good and bad texts, or on graded ones; measures it on hosts held out and prints what it found.
        Texts: folders and files of .txt, .html, JSONL or Parquet (text, url), WARCs; the folder of a run stands for a sample of its documents.
        An --output that ends in .bin is a fastText model, which has fastText's tokens alone.
        --tokens: spaces (fastText's), words (in lower case), style (how a text is written, not what it is about). Words for groups of people are no features
        but with spaces. --set NAME=VALUE changes an option: n-grams, buckets, epochs, rate, prior, base-rate, windows, min-hosts, held-out, seed …
        Example: curation classifier train --positive essays/ --negative runs/crawl --output quality.model
        Example: curation classifier train --graded grades.jsonl --output grades.model
        """;

    public static Command Command() => new(
        "classifier", "Quality classifiers: training them and asking them.\nExample: curation classifier score builtin:english-quality texts.jsonl")
    {
        Train(), Score(),
    };

    private static Command Train()
    {
        var positive = Texts("--positive", "good texts");
        var negative = Texts("--negative", "bad texts");
        var graded = Texts("--graded", "JSONL or Parquet rows {text, url, score} with a score of 0 to 5 (or grade, int_score), instead of two classes");
        var output = new Option<string>("--output") { Description = "the model to write", Required = true };
        var tokens = new Option<TokenKind?>("--tokens") { Description = "what is a token; words by default; a fastText model has spaces alone" };
        var sample = new Option<int>("--sample") { Description = "documents to take of each run, by hash", DefaultValueFactory = _ => 10_000 };
        var sets = Arguments.Sets();
        var command = new Command("train", TrainHelp) { positive, negative, graded, output, tokens, sample, sets };
        command.SetAction(parsed => ClassifierTrain.Run(new(
            parsed.GetValue(positive) ?? [], parsed.GetValue(negative) ?? [], parsed.GetValue(graded) ?? [], parsed.GetRequiredValue(output),
            parsed.GetValue(tokens), parsed.GetValue(sample), parsed.GetValue(sets) ?? [])));
        return command;
    }

    private static Option<string[]> Texts(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static Command Score()
    {
        var model = new Argument<string>("MODEL") { Description = "a model of classifier train, a fastText .bin or .ftz, or builtin:english-quality" };
        var inputs = Arguments.Inputs(ClassifierTexts.Kinds);
        var label = new Option<string?>("--label") { Description = "the label whose probability is asked; the better one by default" };
        var lines = new Option<bool>("--lines") { Description = "instead of scores, each text as the line of tokens that the model reads" };
        var output = Arguments.Output("write the rows to this file (.jsonl, .jsonl.gz, .jsonl.zst) instead of standard output");
        var workers = Arguments.Workers();
        var command = new Command("score", "Scores texts: JSONL rows {id, score} out. What a fastText model cannot judge has the score null.\n"
            + "Example: curation classifier score quality.model texts.jsonl") { model, inputs, label, lines, output, workers };
        command.SetAction((parsed, cancel) => Score(
            TextClassifier.Open(new Assets(), parsed.GetRequiredValue(model), parsed.GetValue(label)), parsed.GetRequiredValue(inputs),
            parsed.GetValue(lines), parsed.GetValue(output), Arguments.WorkersOf(parsed.GetValue(workers)), cancel));
        return command;
    }

    private static async Task<int> Score(TextClassifier model, string[] inputs, bool lines, string? output, int workers, CancellationToken cancel)
    {
        using var source = new ClassifierTexts(inputs);
        using var rows = new JsonRows(output, source.Files);
        await Flow.Run(source.Items(), text => lines ? model.Line(text.Text.Span) : Row(model, text), rows.Write, workers, cancel);
        rows.Finish();
        return source.ExitCode;
    }

    private static byte[] Row(TextClassifier model, TextItem text) => JsonRows.Row(json =>
    {
        JsonRows.WriteId(json, text.Id, text.HasNumberId);
        var score = model.Value(text.Text.Span);
        if (double.IsNaN(score)) json.WriteNull("score");
        else json.WriteNumber("score", score);
    });
}
