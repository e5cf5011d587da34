using Curation.Cleaning;
using Curation.Core;
using Curation.Reporting;
using Curation.Runs;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Reporting;

public sealed class CutFactsTests
{
    private static readonly StageChain _chain = new([
        new("symbol-lines", "symbol-lines", new SymbolLines()),
        new("hide", "hide", new Hide()),
        new("newline-runs", "newline-runs", new NewlineRuns { Max = 1 }),
    ]);

    [Fact]
    public void Sums_what_was_cut_and_shows_it_redacted()
    {
        using var folder = new TemporaryFolder();
        var inputs = new ReportInputs { Name = "cuts", Seed = 1, Units = ["one"], Recipe = "", Texts = new FinalTexts(_chain, ""), Sources = [], Files = [] };
        Write(folder.Path, "A line.\n--- secret ---------\n\nAnother.", "Nothing to cut.", "***");
        var facts = CutFacts.Read(folder.Path, inputs, [new Pick("one", 0, null, 0, 1, 0, 1), new Pick("one", 1, null, 0, 1, 0, 2)]);
        Assert.Equal(
            [("symbol-lines/symbol-lines", 2L, 24L, 2L), ("newline-runs/newline-runs", 1L, 1L, 1L)],
            facts.Select(cut => (cut.Name, cut.Documents, cut.Characters, cut.Lines)));
        Assert.Equal(["--- hidden ---------"], facts[0].Samples);
        Assert.Empty(facts[1].Samples);
    }

    private static void Write(string folder, params string[] texts)
    {
        using var documents = new DocumentWriter(folder, "one");
        using var signals = new SignalWriter(folder, "one", new SignalTable(_chain, []));
        foreach (var text in texts)
        {
            var document = new Document("source", text, "https://a.example/", DocumentText.FromString(text));
            documents.Add(document, new Origin(0, 1, 1));
            signals.Add(new SignalRow(text, document.Hash(), 1, 1, "", _chain.Measure(document).Values, [], []));
        }

        documents.Finish();
        signals.Finish();
    }

    private sealed record Hide : Transform
    {
        public override string Summary => "";

        public override string Origin => "";

        public override DocumentText Apply(Document document) => DocumentText.FromString(document.Text.ToString().Replace("secret", "hidden"));

        public override DocumentText ApplyForDedup(Document document) => Apply(document);
    }
}
