using System.Runtime.ExceptionServices;
using Curation.Core;
using TorchSharp;

namespace Curation.Training;

/// <summary>Runs work on a thread of its own: libtorch keeps grad mode, scopes and thread count per thread, and they must not meet those of others.</summary>
internal static class TorchThread
{
    public static T Run<T>(int threads, Func<T> body)
    {
        if (!TorchLibrary.IsAvailable(out var reason)) throw new RunException(reason);
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                torch.set_num_threads(threads);
                result = body();
            }
            catch (Exception failure)
            {
                fault = ExceptionDispatchInfo.Capture(failure);
            }
        }) { Name = "torch", IsBackground = true };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }
}
