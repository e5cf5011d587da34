using Curation.Core;

namespace Curation.Dedup.Repeats;

/// <summary>A step whose units are given, and what is done with each: from the unit's name to the files it leaves.</summary>
internal sealed class UnitStep(
    string name, IReadOnlyList<StepUnit> units, Func<string, StepContext, CancellationToken, Task<IReadOnlyList<string>>> work) : IStep
{
    public string Name => name;

    public IReadOnlyList<StepUnit> Units(string runFolder) => units;

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel) => new(await work(unit.Name, context, cancel));
}
