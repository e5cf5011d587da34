using Curation.Core;

namespace Curation.Runs;

/// <summary>Documents → <c>signals/</c> and dedup sketches. Runs by itself only where extract did not do it in the same pass.</summary>
/// <param name="unitNames">The units of extract.</param>
/// <param name="settings">All that signals depend on.</param>
public sealed class MeasureStep(IReadOnlyList<string> unitNames, Measuring measuring, string settings) : IStep
{
    private const int Revision = 4;

    public string Name => "measure";

    public Measuring Measuring => measuring;

    public IReadOnlyList<StepUnit> Units(string runFolder) => [.. unitNames.Select(UnitOf)];

    public StepUnit UnitOf(string unit) => new(unit, $"measure r{Revision}\n{settings}", [DocumentTable.PathOf(unit)]);

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        using var files = measuring.Create(context.RunFolder, unit.Name);
        await Flow.Run(DocumentReader.Read(context.RunFolder, unit.Name), Work, Write, context.Workers, cancel);
        return new UnitResult(files.Finish());

        (Measured Measured, int Bytes) Work(Document document)
        {
            var measured = measuring.Measure(document);
            var bytes = document.Text.ByteCount;
            document.Text.Dispose();
            return (measured, bytes);
        }

        void Write((Measured Measured, int Bytes) done)
        {
            files.Add(done.Measured);
            context.Progress.Add(documents: 1, bytes: done.Bytes, kept: done.Measured.IsKept ? 1 : 0);
        }
    }
}
