using System.CommandLine;
using Curation.Core;
using Curation.Reporting.Explaining;

namespace Curation.Cli.Verbs;

/// <summary><c>explain</c>: everything a run knows about one document.</summary>
internal static class ExplainVerb
{
    public static Command Command()
    {
        var (run, json) = (ReportVerb.Run(), Arguments.Json());
        var key = new Argument<string>("ID|URL") { Description = "the document's id, or its URL" };
        var command = new Command("explain", "Says what became of a document and why: "
            + "the rule and its number, every signal, its place in the cut, its duplicates.\n"
            + "Example: curation explain runs/sample https://moon.example/landing") { run, key, json };
        command.SetAction(parsed => Explain(parsed.GetRequiredValue(run), parsed.GetRequiredValue(key), parsed.GetValue(json)));
        return command;
    }

    private static void Explain(string folder, string key, bool json)
    {
        if (string.IsNullOrWhiteSpace(key)) throw new RecipeException("ID|URL is empty: a document's id or URL was expected");
        var found = new Explainer(folder, ReportVerb.InputsOf(folder)).Find(key);
        if (found.Count == 0)
            throw new RecipeException($"{key}: no document of {folder} has this id or URL; "
                + "records that are no pages (other media types, other answers than 200) have no row of their own "
                + "and are counted by reason in the first row of funnel.json");
        Console.Out.Write(string.Join(json ? "" : "\n", found.Select(document => json ? document.ToJson() : document.ToText())));
    }
}
