using Curation.Benchmarks.Parts;
using Curation.Core;
using Curation.Extraction;
using Curation.Filters.Language;
using Curation.Recipe;

namespace Curation.Benchmarks.Languages;

/// <summary>The language stages on one thread, with the built-in model or another; on short texts too, which are read as a whole.</summary>
internal static class LanguageBenchmark
{
    private const double Megabyte = 1e6;
    private const int ShortBytes = 1000;

    public static void Run(Arguments arguments)
    {
        var sample = Sample.Read(
            arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run"),
            arguments.Number("--documents", 2000),
            new PageExtractor(new ExtractOptions()));
        var model = arguments.Text("--model", "builtin:languages");
        var language = (Labeler)new Language { Model = model }.Open(new Assets());
        var share = (Filter)new LanguageShare { Model = model }.Open(new Assets());
        var table = new MarkdownTable("stage", "documents", "MB", "MB per CPU second", "µs per document", "bytes allocated per document");
        var shorts = sample.Documents.Where(document => document.Text.ByteCount <= ShortBytes).ToList();
        Add("language", sample.Documents, document => language.Classify(document));
        Add($"language, texts up to {ShortBytes} bytes", shorts, document => language.Classify(document));
        Add("language-share", sample.Documents, document => share.Measure(document));
        table.Print(Console.Out);

        void Add(string name, IReadOnlyList<Document> documents, Action<Document> work)
        {
            if (documents.Count == 0) return;
            var bytes = documents.Sum(document => (long)document.Text.ByteCount);
            var cost = Cost.Of(() => Each(documents, work), arguments.Number("--passes", 5));
            table.Add(
                name, $"{documents.Count:N0}", $"{bytes / Megabyte:N1}", $"{bytes / Megabyte / cost.CpuSeconds:N1}",
                $"{cost.CpuSeconds * 1e6 / documents.Count:N1}", $"{cost.AllocatedBytes / documents.Count:N0}");
        }
    }

    private static void Each(IReadOnlyList<Document> documents, Action<Document> work)
    {
        foreach (var document in documents) work(document);
    }
}
