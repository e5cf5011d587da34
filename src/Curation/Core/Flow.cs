using System.Threading.Tasks.Dataflow;

namespace Curation.Core;

/// <summary>The one dataflow shape of the house: read → work (parallel, order kept) → write, bounded everywhere.</summary>
public static class Flow
{
    private const int QueuedPerWorker = 4;

    /// <summary>Runs to the end, or stops all three parts at the first fault and rethrows that fault itself.</summary>
    /// <remarks>PropagateCompletion carries a fault downstream only; a reader that waits for room in a bounded block would wait for ever.
    /// Hence the shared stop token.</remarks>
    public static async Task Run<TIn, TOut>(IEnumerable<TIn> read, Func<TIn, TOut> work, Action<TOut> write, int workers, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var middle = new TransformBlock<TIn, TOut>(
            work,
            new() { MaxDegreeOfParallelism = workers, BoundedCapacity = QueuedPerWorker * workers, EnsureOrdered = true, CancellationToken = stop.Token });
        var sink = new ActionBlock<TOut>(write, new() { BoundedCapacity = QueuedPerWorker * workers, CancellationToken = stop.Token });
        middle.LinkTo(sink, new() { PropagateCompletion = true });
        Task[] parts = [Task.Run(Feed, CancellationToken.None), middle.Completion, sink.Completion];
        foreach (var part in parts)
            _ = part.ContinueWith(_ => stop.Cancel(), CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion, TaskScheduler.Default);
        try
        {
            await Task.WhenAll(parts);
        }
        catch when (Array.Find(parts, part => part.IsFaulted) is { } cause)
        {
            await cause;
        }

        async Task Feed()
        {
            try
            {
                foreach (var item in read)
                {
                    if (!await middle.SendAsync(item, stop.Token)) break;
                }
            }
            finally
            {
                middle.Complete();
            }
        }
    }
}
