namespace Curation.Core;

/// <summary>A step of a run: extract, measure, dedup, select, shard, train, report. Steps talk by files alone.</summary>
public interface IStep
{
    /// <summary>The step's name in commands, folders and markers.</summary>
    string Name { get; }

    /// <summary>Its units in order, cut by recipe and inputs alone. Called when all earlier steps are done.</summary>
    IReadOnlyList<StepUnit> Units(string runFolder);

    /// <summary>Does one unit. Outputs are published atomically before it returns.</summary>
    Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel);
}

/// <summary>The smallest piece of a step that is run, marked and repeated.</summary>
/// <param name="Name">File-name safe, unique within the step.</param>
/// <param name="Settings">All of the resolved recipe, and every revision constant, that its outputs depend on; one canonical text.</param>
/// <param name="Reads">The files it reads: paths relative to the run folder, or full paths of inputs. Their hashes enter its key.</param>
public sealed record StepUnit(string Name, string Settings, IReadOnlyList<string> Reads)
{
    /// <summary>Whether it works on what the other units of its step left. Of several ranks the one that finds all of it done runs such a unit.</summary>
    public bool Gathers { get; init; }
}

/// <summary>What a unit left behind.</summary>
/// <param name="Outputs">Paths relative to the run folder.</param>
public sealed record UnitResult(IReadOnlyList<string> Outputs)
{
    /// <summary>A unit of the next step that was done in the same pass (measure, within extract), and its outputs.</summary>
    public (string Step, StepUnit Unit, IReadOnlyList<string> Outputs)? Fused { get; init; }
}

/// <summary>What a step is given to run with. None of it may change a byte of the outputs.</summary>
public sealed record StepContext(string RunFolder, int Workers, Progress Progress)
{
    /// <summary>The full path of a file of the run.</summary>
    public string PathOf(string relative) => Path.Combine(RunFolder, relative);
}
