using Curation.Core;
using Curation.Models.Linear;
using Curation.Quality.Classifying;
using Curation.Recipe;
using Curation.Storage;
using Curation.Text;

namespace Curation.Cli.Verbs;

/// <summary>What <c>classifier train</c> is given, and what it does.</summary>
internal sealed record ClassifierTrain(
    string[] Positive, string[] Negative, string[] Graded, string Output, TokenKind? Tokens, int Sample, string[] Sets)
{
    private const string FastText = ".bin";

    public static int Run(ClassifierTrain given)
    {
        given.Check();
        var options = given.Options();
        var exitCode = ExitCode.Done;
        var isGraded = given.Graded.Length > 0;
        var texts = isGraded
            ? GradedRows.Read(given.Graded)
            : [.. given.Read("--positive", given.Positive, 1, ref exitCode), .. given.Read("--negative", given.Negative, 0, ref exitCode)];
        var training = ClassifierTraining.Run(texts, GroupWords.Read(new Assets()), isGraded, options);
        Console.Out.Write(training.Report);
        foreach (var warning in training.Report.Warnings) Console.Error.WriteLine($"curation: {warning}");
        using var file = AtomicFile.Create(given.Output);
        if (given.IsFastText) training.WriteFastText(file.Stream);
        else training.Write(file.Stream);
        file.Publish();
        return exitCode;
    }

    private bool IsFastText => Output.EndsWith(FastText, StringComparison.OrdinalIgnoreCase);

    private void Check()
    {
        Arguments.OutputOf(Output, Positive.Concat(Negative).Concat(Graded));
        if (Sample < 1) throw new RecipeException($"--sample {Sample}: 1 or more was expected");
        if (Graded.Length > 0 && Positive.Length + Negative.Length > 0)
            throw new RecipeException("--graded: alone, or --positive with --negative, was expected");
        if (Graded.Length > 0 && IsFastText) throw new RecipeException($"{Output}: fastText has no grades; another ending than {FastText} was expected");
        if (Graded.Length > 0) return;
        if (Positive.Length == 0) throw new RecipeException("--positive is missing; folders or files of good texts were expected");
        if (Negative.Length == 0) throw new RecipeException("--negative is missing; folders or files of bad texts, or a run, were expected");
    }

    private TrainingOptions Options()
    {
        var defaults = new TrainingOptions { Tokens = Tokens ?? (IsFastText ? TokenKind.Spaces : TokenKind.Words) };
        // fastText's mean has no other terms than the features
        var options = OptionSection.Read("options", IsFastText ? defaults with { Prior = 0 } : defaults, Sets);
        return !IsFastText || options.Tokens == TokenKind.Spaces ? options : throw new RecipeException(
            $"--tokens {options.Tokens.ToString().ToLowerInvariant()}: fastText splits {Output} at spaces alone; "
            + $"spaces, or another ending than {FastText}, was expected");
    }

    private List<TrainingText> Read(string option, string[] paths, double grade, ref int exitCode)
    {
        using var source = new ClassifierTexts(paths, Sample);
        var texts = source.Items().Where(text => !text.Text.Span.Trim(" \n\r\t"u8).IsEmpty)
            .Select(text => new TrainingText(text.Id ?? "", HostOf(text.Url, text.Text.Span), text.Text, grade)).ToList();
        exitCode = Math.Max(exitCode, source.ExitCode);
        return texts.Count > 0 ? texts : throw new RecipeException($"{option} {string.Join(' ', paths)}: no text was found there; some were expected");
    }

    /// <summary>The host of an address; a text without one is a host of its own, named by its content.</summary>
    public static string HostOf(string url, ReadOnlySpan<byte> text) =>
        HostName.Of(url) is { Length: > 0 } host ? host : $"#{XxHash64.Hash(text):x16}";
}
