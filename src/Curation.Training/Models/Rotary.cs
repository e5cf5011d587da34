using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>
/// Rotary position embedding (Su et al., "RoFormer", 2021), halves paired as in Llama: number i of a head turns with number i + half by
/// position / base^(i / half).
/// </summary>
internal sealed class Rotary : IDisposable
{
    private readonly Tensor _cosine, _sine;

    public Rotary(int context, int headWidth)
    {
        var half = headWidth / 2;
        float[] cosine = new float[context * headWidth], sine = new float[cosine.Length];
        for (var i = 0; i < cosine.Length; i++)
        {
            var angle = i / headWidth * Math.Pow(ModelShape.RotaryBase, -(double)(i % half) / half);
            (cosine[i], sine[i]) = ((float)Math.Cos(angle), (float)Math.Sin(angle));
        }

        _cosine = tensor(cosine, [context, headWidth]).DetachFromDisposeScope();
        _sine = tensor(sine, [context, headWidth]).DetachFromDisposeScope();
    }

    /// <summary>Turns x [batch, heads, length, head width] by its positions.</summary>
    public Tensor Turn(Tensor x)
    {
        long length = x.size(2), half = x.size(3) / 2;
        var turned = cat([-x.narrow(3, half, half), x.narrow(3, 0, half)], dim: 3);
        return x * _cosine.narrow(0, 0, length) + turned * _sine.narrow(0, 0, length);
    }

    public void Dispose()
    {
        _cosine.Dispose();
        _sine.Dispose();
    }
}
