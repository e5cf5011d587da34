using Curation.Training.Data;
using Curation.Training.Models;
using static TorchSharp.torch;

namespace Curation.Training.Objectives;

/// <summary>Predict each token from those before it.</summary>
internal sealed class CausalObjective(Decoder model) : IObjective
{
    public nn.Module Model => model;

    public int WindowTokens(int context) => context + 1;

    public (Tensor Losses, long[] Targets) Losses(Windows windows)
    {
        var length = windows.Columns - 1;
        long[] inputs = new long[windows.Rows * length], targets = new long[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var at = i / length * windows.Columns + i % length;
            (inputs[i], targets[i]) = (windows.Tokens[at], windows.Tokens[at + 1]);
        }

        using var scope = NewDisposeScope();
        var logits = model.call(tensor(inputs, [windows.Rows, length]));
        var losses = nn.functional.cross_entropy(logits.view(inputs.Length, -1), tensor(targets, [targets.Length]), reduction: nn.Reduction.None);
        return (losses.MoveToOuterDisposeScope(), targets);
    }

    public void Dispose() => model.Dispose();
}
