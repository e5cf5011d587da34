using Curation.Benchmarks.Parts;
using Curation.Core;
using Curation.Extraction;
using Curation.Recipe;
using Curation.Text;

namespace Curation.Benchmarks.Rules;

/// <summary>Stages of the catalog by themselves on one thread: each rule of a family, then the family whole.</summary>
internal static class RulesBenchmark
{
    public static void Run(Arguments arguments)
    {
        var input = arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run");
        var sample = Sample.Read(input, arguments.Number("--documents", 2000), new PageExtractor(new ExtractOptions()));
        var bytes = sample.Documents.Sum(document => (long)document.Text.ByteCount);
        var table = new MarkdownTable("rule", "MB per CPU second", "bytes allocated per document");
        foreach (var name in arguments.Words("--stages", "redact-pii,harm,url-block-list").Split(','))
        {
            if (!StageCatalog.All.ContainsKey(name)) throw new RecipeException($"--stages {name}: no such stage");
            var stage = StageCatalog.Create(name);
            var rules = stage is Family family ? family.Rules : [new Rule(name, stage)];
            foreach (var rule in rules) Add($"{name}/{rule.Name}", [rule]);
            if (rules.Count > 1) Add(name, rules);
        }

        table.Print(Console.Out);
        Console.WriteLine($"\n{sample.Documents.Count:N0} documents, {bytes / 1e6:N1} MB; one thread; a fresh text for each pass.");

        void Add(string name, IReadOnlyList<Rule> rules)
        {
            Console.Error.WriteLine(name);
            StageChain chain;
            try
            {
                chain = new StageChain(rules.Select(rule => new PlannedStage("stage", rule.Name, rule.Stage.Open(new Assets()))));
            }
            catch (RecipeException error)
            {
                Console.Error.WriteLine($"{name}: {error.Message}");
                return;
            }

            var cost = Cost.Of(() => Pass(sample, chain), arguments.Number("--passes", 5));
            table.Add(name, $"{bytes / 1e6 / cost.CpuSeconds:N0}", $"{cost.AllocatedBytes / sample.Documents.Count:N0}");
        }
    }

    private static void Pass(Sample sample, StageChain chain)
    {
        foreach (var document in sample.Documents)
        {
            using var text = DocumentText.FromUtf8(document.Text.Memory);
            var given = document with { Text = text };
            var final = chain.Measure(given).Final;
            if (!ReferenceEquals(final, given)) final.Text.Dispose();
        }
    }
}
