using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Curation.Training.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Curation.Training.Tests.Binding;

public class BindingTests
{
    private static readonly (string What, Action Fail)[] _mistakes =
    [
        ("shapes that do not fit", () => ones([2, 3]).matmul(ones([2, 3]))),
        ("a view of another size", () => ones([2, 3]).view(5)),
        ("a gradient without a graph", () => autograd.grad([ones([1]).sum()], [ones([1])])),
        ("an index beyond the table", () => nn.Embedding(3, 2).call(tensor([3L], [1]))),
        ("a dimension that is not there", () => ones([2]).softmax(4)),
        ("the size of a dimension that is not there", () => ones([2]).size(3)),
        ("targets beyond the classes", () => nn.functional.cross_entropy(ones([2, 3]), tensor([1L, 3], [2]))),
        ("one value of many", () => ones([2]).item<float>()),
        ("a look into scattered memory", () => _ = ones([2, 3]).transpose(0, 1).bytes.Length),
        ("types that do not mix", () => cat([ones([2]), tensor([1L], [1])]).matmul(tensor([1L], [1]))),
    ];

    [SkippableFact]
    public void MistakesAreExceptionsAndTheProcessLives() => Torch.Run(() =>
    {
        foreach (var (what, fail) in _mistakes)
        {
            var failure = Record.Exception(fail);
            Assert.True(failure is ExternalException { Message.Length: > 10 }, $"{what}: {failure}");
        }
    });

    [SkippableFact]
    public void ADisposedTensorIsRefused() => Torch.Run(() =>
    {
        var gone = ones([2]);
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone + 1);
        Assert.Throws<ObjectDisposedException>(() => cat([ones([2]), gone]));
    });

    [SkippableFact]
    public void ValuesMustFillTheShape() => Torch.Run(() => Assert.Throws<ArgumentException>(() => tensor([1f, 2f, 3f], [2, 2])));

    [SkippableFact]
    public void AScopeFreesWhatWasMadeInItAndNothingElse() => Torch.Run(() =>
    {
        var before = TensorHandle.Live;
        var outer = NewDisposeScope();
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            moved = (ones([2]) + 1).MoveToOuterDisposeScope();
            detached = (ones([2]) + 2).DetachFromDisposeScope();
            Assert.Equal(before + 4, TensorHandle.Live);
        }

        Assert.Equal(before + 2, TensorHandle.Live);
        Assert.Equal(4, moved.sum().item<float>());
        outer.Dispose();
        Assert.Equal(before + 1, TensorHandle.Live);
        Assert.Equal(6, detached.sum().item<float>());
        detached.Dispose();
    });

    [SkippableFact]
    public void ScopesCloseFromTheInside() => Torch.Run(() =>
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        Assert.Throws<InvalidOperationException>(outer.Dispose);
        inner.Dispose();
        outer.Dispose();
    });

    [SkippableFact]
    public void FinalizersFreeWhatNobodyDisposed() => Torch.Run(() =>
    {
        var before = TensorHandle.Live;
        Lose();
        for (var i = 0; i < 10 && TensorHandle.Live > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(TensorHandle.Live, 0, before);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Lose()
        {
            for (var i = 0; i < 100; i++) ones([10]).DetachFromDisposeScope();
        }
    });

    [SkippableFact]
    public void FieldsNameTheParameters() => Torch.Run(() =>
    {
        using var model = new Named();
        Assert.Equal(
            ["parts.0.bias", "parts.0.weight", "parts.1.weight", "scale"], model.named_parameters().Select(named => named.name).Order(StringComparer.Ordinal));
        Assert.Equal(["scale"], model.named_parameters(recurse: false).Select(named => named.name));
    });

    [SkippableFact]
    public void WithoutGradientsNoneAreRecorded() => Torch.Run(() =>
    {
        var weight = new Parameter(ones([2]));
        using (no_grad()) Assert.False((weight * 2).requires_grad);
        Assert.True((weight * 2).requires_grad);
    });

    private sealed class Named : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones([1]));
        private readonly ModuleList<Linear> parts = new(nn.Linear(2, 3), nn.Linear(3, 2, hasBias: false));

        public Named() : base(nameof(Named)) => RegisterComponents();

        public override Tensor forward(Tensor input) => parts[1].call(parts[0].call(input)) * scale;
    }
}
