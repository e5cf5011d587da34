using Curation.Core;
using Curation.Dedup;
using Curation.Extraction;
using Curation.Recipe;
using Curation.Runs;
using Curation.Text;
using Curation.Tokenization;
using Curation.Training;

namespace Curation.Benchmarks.Parts;

/// <summary>Each part of the way by itself on one thread: bytes per processor second, and what it allocates per document.</summary>
internal static class PartsBenchmark
{
    private const double Megabyte = 1e6;
    private const int TokenizerBytes = 8_000_000;

    public static void Run(Arguments arguments)
    {
        var plan = RecipeReader.Read(arguments.Recipe, [], new Dictionary<string, Func<object>> { ["train"] = () => new TrainOptions() });
        var extractor = new PageExtractor(plan.Extract);
        var input = arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run");
        var passes = arguments.Number("--passes", 5);
        var sample = Sample.Read(input, arguments.Number("--documents", 2000), extractor);
        var folder = Directory.CreateTempSubdirectory("curation-parts-").FullName;
        try
        {
            var table = new MarkdownTable("part", "documents", "MB", "MB per CPU second", "µs per document", "bytes allocated per document");
            if (sample.Pages.Count > 0) Add("extraction, of HTML", sample.Pages.Count, sample.Pages.Sum(page => (long)page.Body.Length), ExtractAll);
            var textBytes = sample.Documents.Sum(document => (long)document.Text.ByteCount);
            foreach (var (name, work) in TextParts(plan, sample, folder)) Add(name, sample.Documents.Count, textBytes, work);
            table.Print(Console.Out);
            Console.WriteLine();
            Console.WriteLine(
                $"One thread; the median of {passes} passes after a warm-up; 1 MB is 10^6 bytes, of extracted text unless it says HTML; "
                + "a stage by itself makes its own views of the text, together they share them.");

            void Add(string name, int documents, long bytes, Action pass)
            {
                Console.Error.WriteLine(name);
                var cost = Cost.Of(pass, passes);
                table.Add(
                    name,
                    $"{documents:N0}",
                    $"{bytes / Megabyte:N1}",
                    $"{bytes / Megabyte / cost.CpuSeconds:N1}",
                    $"{cost.CpuSeconds * 1e6 / documents:N1}",
                    $"{cost.AllocatedBytes / documents:N0}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void ExtractAll()
        {
            foreach (var page in sample.Pages) extractor.Extract(page.Body, new PageContext(page.Url, page.Charset, page.LanguageHeader));
        }
    }

    private static IEnumerable<(string Name, Action Pass)> TextParts(Plan plan, Sample sample, string folder)
    {
        var documents = sample.Documents;
        foreach (var stage in plan.Chain.Stages.GroupBy(planned => planned.StageName))
            yield return ($"stage {stage.Key}", Each(documents, Measuring(new StageChain(stage))));
        yield return ("all stages together", Each(documents, Measuring(plan.Chain)));
        var sketcher = new Sketcher(plan.Dedup);
        yield return ("dedup sketches", Each(documents, document => sketcher.Sketch(document.Hash(), document.Text, document.Url)));
        foreach (var scorer in plan.Quality.Score) yield return ($"scorer {scorer.Name}", Each(documents, document => scorer.Scorer.Score(document)));
        var tokenizer = Tokenizer(plan, documents);
        var ids = new List<int>();
        yield return ($"tokenizer encode, {tokenizer.Vocabulary} ids", Each(documents, Encode));
        yield return ("parquet write", Write);
        Write();
        yield return ("parquet read", Read);

        void Encode(Document document)
        {
            ids.Clear();
            tokenizer.Encode(document.Text.Utf8, ids);
        }

        void Write()
        {
            using var writer = new DocumentWriter(folder, "sample");
            foreach (var document in documents) writer.Add(document, default);
            writer.Finish();
        }

        void Read()
        {
            foreach (var document in DocumentReader.Read(folder, "sample")) document.Text.Dispose();
        }
    }

    /// <summary>A pass that gives each document a fresh text, whose views are made anew.</summary>
    private static Action Each(IReadOnlyList<Document> documents, Action<Document> work) => () =>
    {
        foreach (var document in documents)
        {
            using var text = DocumentText.FromUtf8(document.Text.Memory);
            work(document with { Text = text });
        }
    };

    private static Action<Document> Measuring(StageChain chain) => document =>
    {
        var final = chain.Measure(document).Final;
        if (!ReferenceEquals(final, document)) final.Text.Dispose();
    };

    private static ITokenizer Tokenizer(Plan plan, IReadOnlyList<Document> documents)
    {
        if (plan.Shard.TrainedVocabulary() is not { } vocabulary) return new TokenizerFactory().Load(plan.Shard.Tokenizer);
        var taken = 0L;
        var texts = documents.Select(document => document.Text.Memory).TakeWhile(text => (taken += text.Length) <= TokenizerBytes);
        return BpeTrainer.Train(texts, vocabulary).Tokenizer;
    }
}
