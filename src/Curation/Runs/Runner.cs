using Curation.Core;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>Runs steps in order, unit by unit, skipping every unit whose key stands.</summary>
public sealed class Runner(RunFolder run, StepContext context)
{
    private readonly InputDigests _inputs = new(run.Path);
    private readonly HashSet<string> _repaired = new(StringComparer.Ordinal);

    /// <summary>Runs all due units of the steps.</summary>
    /// <returns>How many units ran.</returns>
    public async Task<int> Run(IEnumerable<IStep> steps, CancellationToken cancel)
    {
        var (ran, all) = (0, steps.ToList());
        for (var step = 0; step < all.Count; step++)
        {
            try
            {
                ran += await RunStep(all[step], _ => true, cancel);
            }
            catch (DamagedFileException damaged) when (Repair(damaged, all))
            {
                step = -1;
            }
        }

        return ran;
    }

    /// <summary>Told of each damaged file that is found on the way and made anew.</summary>
    public Action<Damage> Tell { get; init; } = _ => { };

    /// <summary>Has the unit that wrote a damaged file run again, once for each file; the steps are to be run again from the first on.</summary>
    /// <returns>Whether that may help: not where none of the steps wrote it.</returns>
    public bool Repair(DamagedFileException damaged, IReadOnlyList<IStep> steps)
    {
        if (run.WriterOf(damaged.Path) is not { } writer || steps.All(step => step.Name != writer.Step) || !_repaired.Add(damaged.Path)) return false;
        var damage = new Damage(writer.Step, damaged.Path, damaged.How);
        context.Progress.Note = $"made anew: {damaged.Path}";
        run.Redo(damage, writer.Unit);
        Tell(damage);
        return true;
    }

    /// <summary>Runs those due units of one step that <paramref name="mine"/> accepts by their position.</summary>
    public async Task<int> RunStep(IStep step, Func<int, bool> mine, CancellationToken cancel)
    {
        var units = step.Units(run.Path);
        ForgetStrangers(step, units);
        context.Progress.Begin(step.Name, units.Count);
        var ran = 0;
        for (var i = 0; i < units.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (units[i].Gathers ? await Gather(step, units, i, cancel) : mine(i) && await RunUnit(step, units[i], cancel)) ran++;
            context.Progress.UnitDone();
        }

        return ran;
    }

    /// <summary>Whether a unit's outputs are there and made of just what it would read now.</summary>
    public bool IsDone(IStep step, StepUnit unit) => run.Markers.TryGetValue((step.Name, unit.Name), out var marker) && marker.Key == KeyOf(step.Name, unit);

    /// <summary>The first of the steps that has a finished unit which would not be made the same way now: other settings, or other inputs.</summary>
    public IStep? FirstStale(IEnumerable<IStep> steps) =>
        steps.FirstOrDefault(step => step.Units(run.Path).Any(unit => HasMarker(step, unit) && !IsDone(step, unit)));

    private bool HasMarker(IStep step, StepUnit unit) => run.Markers.ContainsKey((step.Name, unit.Name));

    private async Task<bool> RunUnit(IStep step, StepUnit unit, CancellationToken cancel)
    {
        var key = KeyOf(step.Name, unit);
        if (run.Markers.TryGetValue((step.Name, unit.Name), out var marker) && marker.Key == key) return false;
        run.Forget(step.Name, unit.Name);
        var result = await step.Run(unit, context, cancel);
        run.Mark(step.Name, unit.Name, new Marker(key, unit.Reads, Digest(result.Outputs)));
        if (result.Fused is { } fused)
        {
            run.Mark(fused.Step, fused.Unit.Name, new Marker(KeyOf(fused.Step, fused.Unit), fused.Unit.Reads, Digest(fused.Outputs)));
        }

        return true;
    }

    /// <summary>Runs a unit that works on what other units of its step leave, where all of them are done and no other rank is at it.</summary>
    private async Task<bool> Gather(IStep step, IReadOnlyList<StepUnit> units, int gathering, CancellationToken cancel)
    {
        using var held = run.TryHold(step.Name, units[gathering].Name);
        if (held is null) return false;
        run.Refresh(step.Name);
        return units.Take(gathering).All(unit => IsDone(step, unit)) && await RunUnit(step, units[gathering], cancel);
    }

    private void ForgetStrangers(IStep step, IReadOnlyList<StepUnit> units)
    {
        var known = units.Select(unit => unit.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, unit) in run.Markers.Keys.Where(key => key.Step == step.Name && !known.Contains(key.Unit)).ToList()) run.Forget(name, unit);
    }

    private string KeyOf(string step, StepUnit unit) =>
        Marker.KeyOf(step, unit, path => Path.IsPathRooted(path) ? _inputs.Of(path).Sha256 : run.DigestOf(path));

    private List<Output> Digest(IEnumerable<string> outputs) =>

        [
            .. outputs
                .Select(path => (path, digest: FileDigest.Of(run.PathOf(path))))
                .Select(file => new Output(file.path, file.digest.Bytes, file.digest.Sha256)),
        ];
}
