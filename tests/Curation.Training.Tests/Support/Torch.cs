using TorchSharp;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Curation.Training.Tests.Support;

/// <summary>Runs a test on libtorch's own thread, or skips it and says why.</summary>
internal static class Torch
{
    public static void Run(Action body) => Run(() =>
    {
        body();
        return 0;
    });

    public static T Run<T>(Func<T> body)
    {
        Skip.IfNot(TorchLibrary.IsAvailable(out var reason), reason);
        return TorchThread.Run(threads: 1, () =>
        {
            using var scope = torch.NewDisposeScope();
            return body();
        });
    }
}
