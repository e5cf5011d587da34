namespace TorchSharp.Modules;

/// <summary>y = x Wᵀ + b. Weights [outputs, inputs] start at zero: the caller gives them their first values.</summary>
public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias) : base(nameof(Linear))
    {
        weight = new Parameter(torch.zeros([outputSize, inputSize]));
        register_parameter(nameof(weight), weight);
        if (!hasBias) return;
        bias = new Parameter(torch.zeros([outputSize]));
        register_parameter(nameof(bias), bias);
    }

    public Parameter weight { get; }

    public Parameter? bias { get; }

    public override torch.Tensor forward(torch.Tensor input)
    {
        var product = input.matmul(weight.transpose(0, 1));
        return bias is null ? product : product + bias;
    }
}
