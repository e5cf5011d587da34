using System.CommandLine;
using Curation.Cleaning;
using Curation.Core;
using Curation.Sources;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary><c>boilerplate</c>: the list of lines seen on many pages of one host, for the stage <c>boilerplate-lines</c>.</summary>
internal static class BoilerplateVerb
{
    private const int FewestPages = 2, DefaultPages = 10;

    public static Command Command()
    {
        var inputs = Arguments.Inputs(SourceFile.RowKinds);
        var output = new Option<string>("--output") { Description = "write the list to this file", Required = true };
        var pages = new Option<int>("--min-pages")
        {
            Description = "pages of one host from which on a line is listed",
            DefaultValueFactory = _ => DefaultPages,
        };
        var command = new Command("boilerplate", "Lists lines that stand on many pages of one host: JSONL rows {url, text} in, "
            + "rows of hash, pages, host and line out, to be read and thinned by hand.\n"
            + "Example: curation boilerplate texts.jsonl --output boilerplate.tsv, then the stage boilerplate-lines: { list: boilerplate.tsv }")
            { inputs, output, pages };
        command.SetAction(parsed => List(parsed.GetRequiredValue(inputs), Arguments.OutputOf(parsed.GetRequiredValue(output)), parsed.GetValue(pages)));
        return command;
    }

    private static int List(string[] inputs, string output, int minPages)
    {
        if (minPages < FewestPages) throw new RecipeException($"--min-pages {minPages}: at least {FewestPages} was expected");
        var source = new InputReader(inputs, SourceFile.RowKinds);
        var lines = new HostLines(minPages);
        foreach (var row in source.Texts()) lines.Add(HostName.Of(row.Url), row.Text.Span);
        AtomicFile.WriteAllText(output, string.Concat(lines.Rows().Select(row => row + "\n")));
        return source.ExitCode;
    }
}
