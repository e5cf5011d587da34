using System.CommandLine;
using Curation.Core;
using Curation.Models.Importance;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary><c>importance</c>: DSIR's weights from target and raw texts, and how near a selection came to the target.</summary>
internal static class ImportanceVerb
{
    public static Command Command() => new(
        "importance", "DSIR's importance weights, for the stage importance and select.mode dsir.\n"
        + "Example: curation importance train --target books.jsonl --raw runs/all --output books.importance") { Train(), Compare() };

    private static Command Train()
    {
        var target = Texts("--target", "texts to be like");
        var raw = Texts("--raw", "a uniform sample of the texts to choose from");
        var output = new Option<string>("--output") { Description = "the model to write; .gz and .zst are packed", Required = true };
        var command = new Command("train", "Counts hashed words and pairs of words of target and raw texts. Texts: JSONL and Parquet rows, "
            + "the folder of a run, text files.\n"
            + "Example: curation importance train --target books.jsonl --raw runs/all --output books.importance")
            { target, raw, output };
        command.SetAction(parsed => Train(
            parsed.GetRequiredValue(target), parsed.GetRequiredValue(raw), Arguments.OutputOf(parsed.GetRequiredValue(output))));
        return command;
    }

    private static Command Compare()
    {
        var inputs = Arguments.Inputs(TextInputs.Kinds);
        var model = new Option<string>("--model") { Description = "a file that importance train makes", Required = true };
        var command = new Command("compare", "Says how much nearer texts are to the target than the raw ones, in nats a word or pair of words.\n"
            + "Example: curation importance compare selected.jsonl --model books.importance")
            { inputs, model };
        command.SetAction(parsed => Compare(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(model)));
        return command;
    }

    private static Option<string[]> Texts(string name, string description) =>
        new(name) { Description = description, Required = true, AllowMultipleArgumentsPerToken = true };

    private static int Train(string[] target, string[] raw, string output)
    {
        var (wanted, targetCode) = Counts(target);
        var (pool, rawCode) = Counts(raw);
        var model = new ImportanceModel(wanted, pool);
        using var file = AtomicFile.Create(output);
        using (var stream = new StreamWriter(Compression.Writing(file.Stream, output))) stream.Write(model.ToText());
        file.Publish();
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{wanted.Total} features of target, {pool.Total} of raw, divergence {wanted.Divergence(pool):F4} in {output}"));
        return Math.Max(targetCode, rawCode);
    }

    private static int Compare(string[] inputs, string path)
    {
        if (!File.Exists(path)) throw new RecipeException($"{path}: no such file; a file that importance train makes was expected");
        using var file = File.OpenRead(path);
        var model = ImportanceModel.Read(path, file);
        var (selected, code) = Counts(inputs);
        var (raw, now) = (model.Target.Divergence(model.Raw), model.Target.Divergence(selected));
        Console.Out.WriteLine(FormattableString.Invariant(
            $"divergence of target from raw {raw:F4}, from these texts {now:F4}: reduced by {raw - now:F4}"));
        return code;
    }

    private static (FeatureCounts Counts, int ExitCode) Counts(string[] inputs)
    {
        using var source = new TextInputs(inputs);
        var counts = new FeatureCounts();
        foreach (var text in source.Read()) counts.Add(text.Span);
        return counts.Total > 0 ? (counts, source.ExitCode) : throw new RecipeException($"{string.Join(' ', inputs)}: no word to count");
    }
}
