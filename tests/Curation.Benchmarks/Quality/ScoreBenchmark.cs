using Curation.Benchmarks.Parts;
using Curation.Core;
using Curation.Extraction;
using Curation.Models.Linear;
using Curation.Recipe;

namespace Curation.Benchmarks.Quality;

/// <summary>A classifier on one thread: how many features of texts it looks up and sums in a second.</summary>
internal static class ScoreBenchmark
{
    private const double Million = 1e6;

    public static void Run(Arguments arguments)
    {
        var documents = Sample.Read(
            arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run"),
            arguments.Number("--documents", 2000),
            new PageExtractor(new ExtractOptions())).Documents;
        var name = arguments.Text("--model", "builtin:english-quality");
        var model = TextClassifier.Open(new Assets(), name, arguments.Text("--label", "") is { Length: > 0 } label ? label : null);
        var (features, bytes) = (0L, 0L);
        foreach (var document in documents)
        {
            features += model.Features(document.Text.Utf8);
            bytes += document.Text.ByteCount;
        }

        var cost = Cost.Of(() => Each(documents, model), arguments.Number("--passes", 5));
        var table = new MarkdownTable(
            "model", "documents", "MB", "million features", "million features per CPU second", "MB per CPU second", "bytes allocated per document");
        table.Add(
            name, $"{documents.Count:N0}", $"{bytes / Million:N1}", $"{features / Million:N1}", $"{features / Million / cost.CpuSeconds:N1}",
            $"{bytes / Million / cost.CpuSeconds:N1}", $"{cost.AllocatedBytes / documents.Count:N0}");
        table.Print(Console.Out);
    }

    private static void Each(IReadOnlyList<Document> documents, TextClassifier model)
    {
        foreach (var document in documents) model.Value(document.Text.Utf8);
    }
}
