using Curation.Training.Data;
using static TorchSharp.torch;

namespace Curation.Training.Objectives;

/// <summary>What a model learns from windows of tokens. The loop, the optimiser and the checkpoints know no more of a model than this.</summary>
internal interface IObjective : IDisposable
{
    nn.Module Model { get; }

    /// <summary>Tokens that a sequence of <paramref name="context"/> tokens is read from.</summary>
    int WindowTokens(int context);

    /// <summary>The nats of every predicted token [predictions], and which tokens they were.</summary>
    (Tensor Losses, long[] Targets) Losses(Windows windows);
}
