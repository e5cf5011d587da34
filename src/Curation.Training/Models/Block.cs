using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>One layer: attention, then the feed-forward part, each on the normalized stream and added to it (pre-norm).</summary>
internal sealed class Block : nn.Module<Tensor, Tensor>
{
    private readonly RmsNorm input_layernorm, post_attention_layernorm;
    private readonly Attention self_attn;
    private readonly FeedForward mlp;

    public Block(ModelShape shape, Rotary rotary, CausalMask? mask) : base(nameof(Block))
    {
        input_layernorm = new RmsNorm(shape.Width);
        self_attn = new Attention(shape, rotary, mask);
        post_attention_layernorm = new RmsNorm(shape.Width);
        mlp = new FeedForward(shape);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = x + self_attn.call(input_layernorm.call(x));
        x = x + mlp.call(post_attention_layernorm.call(x));
        return x.MoveToOuterDisposeScope();
    }
}
