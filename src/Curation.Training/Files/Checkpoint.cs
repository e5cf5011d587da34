using System.Text.Json;
using Curation.Core;
using Curation.Training.Optimization;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Curation.Training.Files;

/// <summary>Everything an interrupted run needs to go on as if nothing had happened, in one file, so that its parts can never disagree.</summary>
internal sealed record Checkpoint(int Step, double LossSum, int LossCount, IReadOnlyList<CurvePoint> Curve)
{
    private const string FileName = "checkpoint.safetensors", RunKey = "run", StateKey = "state";

    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>The checkpoint of the same run, loaded into parameters and moments; null when there is none, or it is another run's.</summary>
    public static Checkpoint? Load(string folder, string run, IReadOnlyList<(string Name, Parameter Parameter)> parameters, AdamW optimizer)
    {
        if (!File.Exists(PathIn(folder))) return null;
        using var file = SafeTensors.Open(PathIn(folder));
        if (file.Metadata.GetValueOrDefault(RunKey) != run) return null;
        var state = JsonSerializer.Deserialize<Checkpoint>(file.Metadata[StateKey]) ?? throw new RunException($"{PathIn(folder)}: its state is missing");
        file.Load(All(parameters, optimizer));
        optimizer.Steps = state.Step;
        return state;
    }

    public void Save(string folder, string run, IReadOnlyList<(string Name, Parameter Parameter)> parameters, AdamW optimizer)
    {
        var metadata = new Dictionary<string, string> { [RunKey] = run, [StateKey] = JsonSerializer.Serialize(this) };
        Publish.File(PathIn(folder), stream => SafeTensorsWriter.Write(stream, All(parameters, optimizer), metadata));
    }

    private static IEnumerable<(string, Tensor)> All(IReadOnlyList<(string Name, Parameter Parameter)> parameters, AdamW optimizer) =>
        [.. parameters.Select(named => (named.Name, (Tensor)named.Parameter)), .. optimizer.Moments];
}
