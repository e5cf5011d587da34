using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>What is added to attention scores so that no token sees a later one: 0 at and before it, −∞ after it.</summary>
internal sealed class CausalMask : IDisposable
{
    private readonly Tensor _mask;

    public CausalMask(int context)
    {
        var mask = new float[context * context];
        for (var row = 0; row < context; row++) mask.AsSpan(row * context + row + 1, context - row - 1).Fill(float.NegativeInfinity);
        _mask = tensor(mask, [context, context]).DetachFromDisposeScope();
    }

    public Tensor Of(long length) => _mask.narrow(0, 0, length).narrow(1, 0, length);

    public void Dispose() => _mask.Dispose();
}
