using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>SwiGLU (Shazeer, "GLU Variants Improve Transformer", 2020): down(silu(gate(x)) · up(x)).</summary>
internal sealed class FeedForward : nn.Module<Tensor, Tensor>
{
    private readonly Linear gate_proj, up_proj, down_proj;

    public FeedForward(ModelShape shape) : base(nameof(FeedForward))
    {
        gate_proj = nn.Linear(shape.Width, shape.HiddenWidth, hasBias: false);
        up_proj = nn.Linear(shape.Width, shape.HiddenWidth, hasBias: false);
        down_proj = nn.Linear(shape.HiddenWidth, shape.Width, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => down_proj.call(nn.functional.SiLU(gate_proj.call(x)) * up_proj.call(x));
}
