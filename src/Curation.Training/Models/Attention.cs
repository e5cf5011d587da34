using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>Multi-head attention of a sequence to itself (Vaswani et al., 2017), with rotary positions and, for a decoder, a mask.</summary>
internal sealed class Attention : nn.Module<Tensor, Tensor>
{
    private readonly Linear q_proj, k_proj, v_proj, o_proj;
    private readonly ModelShape _shape;
    private readonly Rotary _rotary;
    private readonly CausalMask? _mask;

    public Attention(ModelShape shape, Rotary rotary, CausalMask? mask) : base(nameof(Attention))
    {
        (_shape, _rotary, _mask) = (shape, rotary, mask);
        q_proj = nn.Linear(shape.Width, shape.Width, hasBias: false);
        k_proj = nn.Linear(shape.Width, shape.Width, hasBias: false);
        v_proj = nn.Linear(shape.Width, shape.Width, hasBias: false);
        o_proj = nn.Linear(shape.Width, shape.Width, hasBias: false);
        RegisterComponents();
    }

    /// <summary>x and the result are [batch, length, width].</summary>
    public override Tensor forward(Tensor x)
    {
        var query = _rotary.Turn(Heads(q_proj.call(x))) * (1 / Math.Sqrt(_shape.HeadWidth));
        var key = _rotary.Turn(Heads(k_proj.call(x)));
        var scores = query.matmul(key.transpose(2, 3));
        if (_mask is not null) scores = scores + _mask.Of(x.size(1));
        var mixed = scores.softmax(-1).matmul(Heads(v_proj.call(x)));
        return o_proj.call(mixed.transpose(1, 2).reshape(x.size(0), x.size(1), _shape.Width));
    }

    private Tensor Heads(Tensor x) => x.view(x.size(0), x.size(1), _shape.Heads, _shape.HeadWidth).transpose(1, 2);
}
