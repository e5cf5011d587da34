using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Optimization;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019), in the order of operations of PyTorch's; only matrices decay. Betas 0.9
/// and 0.95, epsilon 1e-8 (GPT-3, Brown et al., 2020, appendix B). The moments are open, so that a checkpoint can keep them.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9, Beta2 = 0.95, Epsilon = 1e-8;

    private readonly (string Name, Parameter Parameter, Tensor First, Tensor Second)[] _slots;
    private readonly double _weightDecay;

    public AdamW(IEnumerable<(string Name, Parameter Parameter)> parameters, double weightDecay)
    {
        _weightDecay = weightDecay;
        _slots = [.. parameters.Select(named => (named.Name, named.Parameter, Zeros(named.Parameter), Zeros(named.Parameter)))];
    }

    /// <summary>Steps taken.</summary>
    public int Steps { get; set; }

    /// <summary>Both moments of every parameter, under names of their own.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> Moments =>
        _slots.SelectMany(slot => new[] { ($"adamw.first.{slot.Name}", slot.First), ($"adamw.second.{slot.Name}", slot.Second) });

    /// <summary>Moves the parameters against <paramref name="gradients"/>, which are in their order.</summary>
    public void Step(IList<Tensor> gradients, double learningRate)
    {
        using var still = no_grad();
        Steps++;
        double correction1 = 1 - Math.Pow(Beta1, Steps), correction2 = 1 - Math.Pow(Beta2, Steps);
        for (var i = 0; i < _slots.Length; i++)
        {
            using var scope = NewDisposeScope();
            var (_, parameter, first, second) = _slots[i];
            var gradient = gradients[i];
            if (parameter.shape.Length > 1) parameter.mul_(1 - learningRate * _weightDecay);
            first.mul_(Beta1).add_(gradient, alpha: 1 - Beta1);
            second.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
            var denominator = (second.sqrt() / Math.Sqrt(correction2)).add_(Epsilon);
            parameter.addcdiv_(first, denominator, -learningRate / correction1);
        }
    }

    public void Dispose()
    {
        foreach (var slot in _slots)
        {
            slot.First.Dispose();
            slot.Second.Dispose();
        }
    }

    private static Tensor Zeros(Parameter parameter) => zeros(parameter.shape).DetachFromDisposeScope();
}
