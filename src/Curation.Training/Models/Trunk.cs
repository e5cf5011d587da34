using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>Tokens to states: embedding, layers, a last normalization. With a mask it is a decoder's, without one an encoder's.</summary>
internal sealed class Trunk : nn.Module<Tensor, Tensor>
{
    private readonly Embedding embed_tokens;
    private readonly ModuleList<Block> layers;
    private readonly RmsNorm norm;
    private readonly Rotary _rotary;
    private readonly CausalMask? _mask;

    public Trunk(ModelShape shape, bool causal) : base(nameof(Trunk))
    {
        _rotary = new Rotary(shape.Context, shape.HeadWidth);
        _mask = causal ? new CausalMask(shape.Context) : null;
        embed_tokens = nn.Embedding(shape.Vocabulary, shape.Width);
        layers = new ModuleList<Block>([.. Enumerable.Range(0, shape.Layers).Select(_ => new Block(shape, _rotary, _mask))]);
        norm = new RmsNorm(shape.Width);
        RegisterComponents();
    }

    /// <summary>[vocabulary, width].</summary>
    public Tensor Table => embed_tokens.weight!;

    /// <summary>Tokens [batch, length] to states [batch, length, width].</summary>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var x = embed_tokens.call(tokens);
        foreach (var layer in layers) x = layer.call(x);
        return norm.call(x).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rotary.Dispose();
        _mask?.Dispose();
    }
}
