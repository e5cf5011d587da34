using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Models;

/// <summary>
/// A decoder-only transformer. Architecture and parameter names are Llama's (Touvron et al., 2023), so that other programs open the
/// checkpoint; the fields of the modules carry those names.
/// </summary>
internal sealed class Decoder : nn.Module<Tensor, Tensor>
{
    private readonly Trunk model;
    private readonly Linear? lm_head;

    public Decoder(ModelShape shape) : base(nameof(Decoder))
    {
        model = new Trunk(shape, causal: true);
        lm_head = shape.TiedEmbedding ? null : nn.Linear(shape.Width, shape.Vocabulary, hasBias: false);
        RegisterComponents();
    }

    /// <summary>Tokens [batch, length] to logits [batch, length, vocabulary].</summary>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var states = model.call(tokens);
        var logits = lm_head is null ? states.matmul(model.Table.transpose(0, 1)) : lm_head.call(states);
        return logits.MoveToOuterDisposeScope();
    }
}
