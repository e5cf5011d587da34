using Curation.Benchmarks.Parts;
using Curation.Core;
using Curation.Extraction;
using Curation.Filters.Quality;
using Curation.Recipe;
using Curation.Text;

namespace Curation.Benchmarks.Rules;

/// <summary>Each rule of the catalog by itself, each family in each dialect, and whole recipes, on one thread: bytes of text per processor second, and what a
/// document allocates.</summary>
internal static class RulesBenchmark
{
    private const double Megabyte = 1e6;

    public static void Run(Arguments arguments)
    {
        var sample = Sample.Read(arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run"), arguments.Number("--documents", 2000), new PageExtractor(new()));
        var (passes, only) = (arguments.Number("--passes", 3), arguments.Text("--only", ""));
        var bytes = sample.Documents.Sum(document => (long)document.Text.ByteCount);
        var table = new MarkdownTable("rules", "MB per CPU second", "µs per document", "bytes allocated per document");
        foreach (var (name, stages) in Recipes().Concat(Families()).Concat(Rules()).Where(row => row.Name.Contains(only, StringComparison.Ordinal)))
        {
            Console.Error.WriteLine(name);
            var chain = new StageChain(Open(stages));
            var cost = Cost.Of(() => Measure(chain, sample.Documents), passes);
            table.Add(
                name,
                $"{bytes / Megabyte / cost.CpuSeconds:N1}",
                $"{cost.CpuSeconds * 1e6 / sample.Documents.Count:N1}",
                $"{cost.AllocatedBytes / sample.Documents.Count:N0}");
        }

        table.Print(Console.Out);
        Console.WriteLine();
        Console.WriteLine(
            $"{sample.Documents.Count:N0} documents, {bytes / Megabyte:N1} MB; one thread; the median of {passes} passes after a warm-up; "
            + "every number of every document is measured; a rule by itself makes its own views of the text, together they share them.");
    }

    private static IEnumerable<(string Name, IEnumerable<Rule> Rules)> Recipes()
    {
        yield return ("recipe fineweb, simple words", Fineweb(WordSplitter.Simple, SentenceRule.Simple));
        yield return ("recipe fineweb, spacy-en words", Fineweb(WordSplitter.SpacyEn, SentenceRule.SpacyEn));
        yield return ("recipe of every family, default dialects", AllFamilies().SelectMany(name => Named(name, (Family)StageCatalog.Create(name))));
    }

    private static IEnumerable<(string Name, IEnumerable<Rule> Rules)> Families() =>
        from name in AllFamilies()
        let family = (Family)StageCatalog.Create(name)
        from dialect in family.Dialects
        select ($"family {name} {dialect}", Named(name, family with { Dialect = dialect }));

    private static IEnumerable<(string Name, IEnumerable<Rule> Rules)> Rules() =>
        from name in StageCatalog.All.Keys
        let stage = StageCatalog.Create(name)
        where stage is Filter or Transform
        select ($"rule {name}", (IEnumerable<Rule>)[new Rule(name, stage)]);

    private static IEnumerable<string> AllFamilies() => StageCatalog.All.Where(pair => pair.Value.IsSubclassOf(typeof(Family))).Select(pair => pair.Key);

    /// <summary>The rules of FineWeb's quality filters.</summary>
    public static IEnumerable<Rule> Fineweb(WordSplitter words, SentenceRule sentences) =>
    [
        .. Named("gopher-repetition", new GopherRepetition { Words = words }), .. Named("gopher-quality", new GopherQuality { Words = words }),
        .. Named("c4", new C4 { Dialect = "fineweb", Sentences = sentences }), .. Named("fineweb", new Fineweb { Words = words }),
    ];

    private static IEnumerable<Rule> Named(string family, Family rules) => rules.Rules.Select(rule => rule with { Name = $"{family}/{rule.Name}" });

    /// <summary>The rules that can be opened with their own options; those that need a list or a model are left out.</summary>
    public static IEnumerable<PlannedStage> Open(IEnumerable<Rule> rules)
    {
        var assets = new Assets();
        foreach (var (name, stage) in rules)
        {
            Stage opened;
            try
            {
                opened = stage.Open(assets);
            }
            catch (RecipeException)
            {
                continue;
            }

            yield return new PlannedStage(name, name, opened);
        }
    }

    private static void Measure(StageChain chain, IReadOnlyList<Document> documents)
    {
        foreach (var document in documents)
        {
            using var text = DocumentText.FromUtf8(document.Text.Memory);
            var fresh = document with { Text = text };
            var final = chain.Measure(fresh).Final;
            if (!ReferenceEquals(final, fresh)) final.Text.Dispose();
        }
    }
}
