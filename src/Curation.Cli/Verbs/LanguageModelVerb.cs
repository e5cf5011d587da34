using System.CommandLine;
using System.Globalization;
using Curation.Core;
using Curation.Models.NGrams;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary><c>lm</c>: n-gram language models trained, and what they say of texts.</summary>
internal static class LanguageModelVerb
{
    private static readonly int[] _prune = [0, 0, 1];
    private static readonly int[] _percentiles = [1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99];

    public static Command Command() => new(
        "lm", "N-gram language models, for the stages perplexity, perplexity-bucket, log-ratio and token-prior.\n"
        + "Example: curation lm train good.jsonl --order 3 --prune 0 0 1 --output good.arpa.gz") { Train(), Percentiles() };

    private static Command Train()
    {
        var (inputs, tokens) = (Arguments.Inputs(TextInputs.Kinds), Tokens());
        var order = new Option<int>("--order") { Description = "longest n-grams, 1 to 5", DefaultValueFactory = _ => 3 };
        var prune = new Option<int[]>("--prune")
        {
            Description = "by order: n-grams that come at most so often are left out, tokens are unknown; the last holds for longer ones too; 0 0 1 by default",
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<string>("--output") { Description = "the model in the ARPA format, .arpa, .arpa.gz or .arpa.zst", Required = true };
        var command = new Command("train", "Trains an interpolated modified Kneser-Ney model; each line of a text is a sentence.\n"
            + "INPUT: JSONL and Parquet rows, the folder of a run, text files.\n"
            + "Example: curation lm train good.jsonl --order 3 --prune 0 0 1 --output good.arpa.gz")
            { inputs, order, prune, tokens, output };
        command.SetAction(parsed => Train(
            parsed.GetRequiredValue(inputs), parsed.GetValue(order),
            parsed.GetValue(prune) is { Length: > 0 } given ? given : [.. _prune.Take(parsed.GetValue(order))], parsed.GetValue(tokens),
            Arguments.OutputOf(parsed.GetRequiredValue(output))));
        return command;
    }

    private static Command Percentiles()
    {
        var (inputs, tokens) = (Arguments.Inputs(TextInputs.Kinds), Tokens());
        var model = new Option<string>("--model") { Description = "an ARPA file, plain, .gz or .zst", Required = true };
        var command = new Command("percentiles", "Prints percentiles of the texts' perplexities and token priors: bounds for perplexity-bucket, "
            + "centres for perplexity and token-prior.\n"
            + "Example: curation lm percentiles texts.jsonl --model good.arpa.gz")
            { inputs, model, tokens };
        command.SetAction(parsed => Percentiles(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(model), parsed.GetValue(tokens)));
        return command;
    }

    private static Option<TokenForm> Tokens() => new("--tokens")
    {
        Description = "words: lower case, digits as 0, marks apart; plain: what stands between white space; ccnet: the same behind CCNet's normalisation",
    };

    private static int Train(string[] inputs, int order, int[] prune, TokenForm form, string output)
    {
        using var source = new TextInputs(inputs);
        using var corpus = new Corpus(form);
        foreach (var text in source.Read()) corpus.Add(text.Span);
        var tokens = corpus.Count;
        var model = new KneserNey(corpus, order, prune);
        using var file = AtomicFile.Create(output);
        using (var stream = Compression.Writing(new BufferedStream(file.Stream, 1 << 16), output)) ArpaWriter.Write(stream, model);
        file.Publish();
        Console.Out.WriteLine(FormattableString.Invariant($"{tokens} tokens, {corpus.Vocabulary} different ones, n-grams of orders 1 to {order} in {output}"));
        return source.ExitCode;
    }

    private static int Percentiles(string[] inputs, string path, TokenForm form)
    {
        if (!File.Exists(path)) throw new RecipeException($"{path}: no such file; an ARPA model was expected");
        using var source = new TextInputs(inputs);
        using var file = File.OpenRead(path);
        var model = NGramModel.Read(path, file);
        var measured = source.Read().Select(text => (model.Score(text.Span, form).Perplexity, Priors: model.Priors(text.Span, form)))
            .Where(row => !double.IsNaN(row.Perplexity)).ToList();
        if (measured.Count == 0) throw new RecipeException($"{string.Join(' ', inputs)}: no text with tokens");
        double[] perplexities = [.. measured.Select(row => row.Perplexity).Order()], means = [.. measured.Select(row => row.Priors.Mean).Order()];
        double[] deviations = [.. measured.Select(row => row.Priors.Deviation).Order()];
        Console.Out.WriteLine("percentile  perplexity  prior mean  prior deviation");
        foreach (var percentile in _percentiles)
        {
            var place = (int)((long)(measured.Count - 1) * percentile / 100);
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{percentile,10}  {perplexities[place],10:F1}  {means[place],10:F3}  {deviations[place],15:F3}"));
        }

        return source.ExitCode;
    }
}
