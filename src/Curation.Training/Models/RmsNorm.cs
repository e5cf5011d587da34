using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>Root mean square layer normalization (Zhang and Sennrich, 2019): x / √(mean(x²) + ε) · weight.</summary>
internal sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;

    public RmsNorm(int width) : base(nameof(RmsNorm))
    {
        weight = new Parameter(ones([width]));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => x * ((x * x).mean([-1], keepdim: true) + ModelShape.NormEpsilon).rsqrt() * weight;
}
