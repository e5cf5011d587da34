using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Curation.Cli.Verbs;

namespace Curation.Cli;

/// <summary>The command line: verbs, and faults as one line and an exit code.</summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
        using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM,
            context => (context.Cancel, _) = (true, stop.CancelAsync()));
        return await Run(arguments, stop.Token);
    }

    /// <summary>Runs one command. Never throws.</summary>
    public static async Task<int> Run(string[] arguments, CancellationToken cancel)
    {
        var parsed = Commands().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"curation: {ParseMistake.InWords(error)}");
            return ExitCode.Mistake;
        }

        if (UnknownOption(parsed) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"curation: {unknown}: no such option; {parsed.CommandResult.Command.Name} --help lists them all");
            return ExitCode.Mistake;
        }

        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await ExitCode.Guard(() => parsed.InvokeAsync(configuration, cancel));
    }

    // the parser takes an option it does not know for a file, which after -- it is
    private static string? UnknownOption(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal));

    // a plain command, because a RootCommand calls itself by the name of its file
    private static Command Commands() => new("curation", "From a crawl to the best of its text, as token shards and a trained model.")
    {
        new HelpOption(), new VersionOption(),
        RunVerb.Command(), CheckVerb.Command(), StagesVerb.Command(), ExtractVerb.Command(), JudgeVerb.Command(), DedupVerb.Command(),
        BoilerplateVerb.Command(), TokenizeVerb.Tokenize(), TokenizeVerb.Tokenizer(), TrainVerb.Command(), CompleteVerb.Command(), TaskVerb.Command(),
        ReportVerb.Command(), ExplainVerb.Command(), CompareVerb.Command(), InspectVerb.Command(), ListsVerb.Command(), ClassifierVerb.Command(),
        LanguageModelVerb.Command(), ImportanceVerb.Command(),
    };
}
