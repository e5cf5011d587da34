using System.Runtime.InteropServices;
using Curation.Training.Data;
using Curation.Training.Tests.Support;
using static TorchSharp.torch;

namespace Curation.Training.Tests.Binding;

/// <summary>The gradient of each operation against central differences, in double precision.</summary>
public class GradientTests
{
    private const double Step = 1e-5, Tolerance = 1e-7;

    private static readonly Dictionary<string, (long[][] Shapes, Func<Tensor[], Tensor> Of)> _operations = new()
    {
        ["add"] = ([[2, 3], [3]], x => x[0] + x[1]),
        ["sub"] = ([[2, 3], [2, 1]], x => x[0] - x[1] - 3),
        ["mul"] = ([[2, 3], [3]], x => x[0] * x[1] * 0.5),
        ["div"] = ([[2, 3], [2, 3]], x => x[0] / (x[1] * x[1] + 1) / 3),
        ["neg"] = ([[2, 3]], x => -x[0]),
        ["sqrt"] = ([[2, 3]], x => (x[0] * x[0] + 1).sqrt()),
        ["rsqrt"] = ([[2, 3]], x => (x[0] * x[0] + 1).rsqrt()),
        ["silu"] = ([[2, 3]], x => nn.functional.SiLU(x[0])),
        ["matmul"] = ([[2, 3], [3, 4]], x => x[0].matmul(x[1])),
        ["batched matmul"] = ([[2, 2, 3], [2, 3, 2]], x => x[0].matmul(x[1])),
        ["mean"] = ([[2, 3]], x => x[0].mean([-1], keepdim: true)),
        ["sum"] = ([[2, 3]], x => x[0].sum()),
        ["softmax"] = ([[2, 4]], x => x[0].softmax(-1)),
        ["masked softmax"] = ([[2, 2]], x => (x[0] + tensor(new[] { 0.0, double.NegativeInfinity, 0.0, 0.0 }, [2, 2])).softmax(-1)),
        ["view, transpose"] = ([[2, 6]], x => x[0].view(2, 3, 2).transpose(1, 2).reshape(4, 3)),
        ["narrow, cat"] = ([[2, 4]], x => cat([-x[0].narrow(1, 2, 2), x[0].narrow(1, 0, 1)], dim: 1)),
        ["contiguous"] = ([[2, 3]], x => x[0].transpose(0, 1).contiguous()),
        ["cross entropy"] = ([[3, 4]], x => nn.functional.cross_entropy(x[0], tensor([1L, 0, 3], [3]), reduction: nn.Reduction.None)),
        ["cross entropy, one ignored"] = ([[3, 4]], x => nn.functional.cross_entropy(x[0], tensor([1L, -100, 3], [3]))),
    };

    public static TheoryData<string> Names => [.. _operations.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void GradientsAreThoseOfCentralDifferences(string name) => Torch.Run(() =>
    {
        var (shapes, of) = _operations[name];
        var inputs = shapes.Select((shape, index) => Numbers(shape, (ulong)index + 1)).ToArray();
        foreach (var input in inputs) input.requires_grad = true;
        var gradients = autograd.grad([Loss(of(inputs))], inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            var exact = MemoryMarshal.Cast<byte, double>(gradients[i].contiguous().bytes).ToArray();
            for (var at = 0; at < exact.Length; at++) Assert.Equal(Difference(of, inputs, inputs[i], at), exact[at], Tolerance);
        }
    });

    private static double Difference(Func<Tensor[], Tensor> of, Tensor[] inputs, Tensor moved, int at)
    {
        using var still = no_grad();
        var before = MemoryMarshal.Cast<byte, double>(moved.bytes)[at];
        double LossAt(double value)
        {
            MemoryMarshal.Cast<byte, double>(moved.bytes)[at] = value;
            return Loss(of(inputs)).item<double>();
        }

        var difference = (LossAt(before + Step) - LossAt(before - Step)) / (2 * Step);
        MemoryMarshal.Cast<byte, double>(moved.bytes)[at] = before;
        return difference;
    }

    private static Tensor Loss(Tensor result) => (result * Numbers(result.shape, seed: 99)).sum();

    private static Tensor Numbers(long[] shape, ulong seed)
    {
        var values = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++) values[i] = 2 * Mix.Uniform(Mix.Hash(seed, (ulong)i)) - 1;
        return tensor(values, shape);
    }
}
