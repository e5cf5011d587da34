namespace TorchSharp.Modules;

/// <summary>A tensor that is learned. It belongs to its module, never to a scope.</summary>
public sealed class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(Native.ct_detach(data.Handle))
    {
        DetachFromDisposeScope();
        this.requires_grad = requires_grad;
    }
}
