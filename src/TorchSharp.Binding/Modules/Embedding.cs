namespace TorchSharp.Modules;

/// <summary>A row of the table [embeddings, dimensions] for every index. It starts at zero: the caller gives it its first values.</summary>
public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Embedding(long embeddings, long dimensions) : base(nameof(Embedding))
    {
        weight = new Parameter(torch.zeros([embeddings, dimensions]));
        register_parameter(nameof(weight), weight);
    }

    public Parameter weight { get; }

    public override torch.Tensor forward(torch.Tensor input) => Checked.Tensor(Native.ct_embedding(weight.Handle, input.Handle));
}
