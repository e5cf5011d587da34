using Curation.Core;
using Curation.Storage;

namespace Curation.Reporting;

/// <summary>A finished run → <c>report.html</c>, one page without scripts or links, and <c>README.md</c>, the dataset card. The same run gives the
/// same bytes.</summary>
public sealed class ReportStep(ReportInputs inputs) : IStep
{
    private const int Revision = 4;
    private const string Page = "report.html", Card = "README.md";

    public string Name => "report";

    public IReadOnlyList<StepUnit> Units(string runFolder) => [new StepUnit("report", Settings(), RunFiles.Of(runFolder, inputs))];

    public Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var facts = RunFacts.Read(context.RunFolder, inputs, cancel);
        AtomicFile.WriteAllText(context.PathOf(Page), Html.ReportPage.Write(facts, inputs));
        AtomicFile.WriteAllText(context.PathOf(Card), DatasetCard.Write(facts, inputs));
        context.Progress.Add(documents: facts.Ledger.All.Documents);
        return Task.FromResult(new UnitResult([Page, Card]));
    }

    private string Settings()
    {
        var files = inputs.Files.Select(file => FormattableString.Invariant($"{file.Path} {file.Bytes}\n"));
        return $"report r{Revision}\n{inputs.Recipe}{string.Concat(files)}";
    }
}
