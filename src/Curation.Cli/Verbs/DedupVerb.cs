using System.CommandLine;
using Curation.Core;
using Curation.Dedup;
using Curation.Dedup.Near;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary><c>dedup</c>: duplicates among JSONL rows, as a tool of its own.</summary>
internal static class DedupVerb
{
    public static Command Command()
    {
        var (inputs, workers) = (Arguments.Inputs(SourceFile.RowKinds), Arguments.Workers());
        var output = Arguments.Output("write the rows to this file (.jsonl, .jsonl.gz) instead of standard output");
        var method = new Option<string>("--method") { Description = "which duplicates to look for", DefaultValueFactory = _ => "both" };
        method.AcceptOnlyFromAmong("exact", "near", "both");
        var jaccard = new Option<double>("--jaccard")
        {
            Description = "smallest similarity of near duplicates",
            DefaultValueFactory = _ => new NearOptions().Jaccard,
        };
        var command = new Command("dedup", "Finds duplicates: JSONL rows {id, text} in, rows {id, cluster, keep, of, similarity} out. "
            + "Empty texts have no duplicates.\n"
            + "Example: curation dedup texts.jsonl --output duplicates.jsonl --method both")
            { inputs, output, method, jaccard, workers };
        command.SetAction((parsed, cancel) => Dedup(
            parsed.GetRequiredValue(inputs),
            parsed.GetValue(output),
            Enum.Parse<DedupMethod>(parsed.GetValue(method)!, ignoreCase: true),
            parsed.GetValue(jaccard),
            Arguments.WorkersOf(parsed.GetValue(workers)),
            cancel));
        return command;
    }

    private static async Task<int> Dedup(string[] inputs, string? output, DedupMethod method, double jaccard, int workers, CancellationToken cancel)
    {
        var source = new InputReader(inputs, SourceFile.RowKinds);
        if (jaccard is not (> 0 and <= 1)) throw new RecipeException($"--jaccard {jaccard}: above 0 up to 1 was expected");
        using var rows = new JsonRows(output);
        var options = new DedupOptions { Near = new NearOptions { Jaccard = jaccard } };
        await foreach (var row in DedupRows.Run(source.Texts().Select(row => new DedupInput(row.Id ?? "", row.Text)), options, method, workers, cancel))
        {
            rows.Write(JsonRows.Row(json =>
            {
                json.WriteString("id", row.Id);
                json.WriteString("cluster", row.Cluster);
                json.WriteBoolean("keep", row.Keep);
                json.WriteString("of", row.Of);
                if (row.Similarity is { } similarity) json.WriteNumber("similarity", similarity);
                else json.WriteNull("similarity");
            }));
        }

        rows.Finish();
        return source.ExitCode;
    }
}
