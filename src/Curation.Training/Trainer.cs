using Curation.Core;
using Curation.Training.Data;
using Curation.Training.Files;

namespace Curation.Training;

/// <summary>
/// Trains a model on the tokens of a data set. Same options, tokens, libtorch and BLAS: same files, interrupted and resumed or not.
/// </summary>
public static class Trainer
{
    /// <summary>
    /// Writes <c>config.json</c>, <c>model.safetensors</c>, <c>optimizer.safetensors</c>, <c>optimizer.json</c>, <c>curve.json</c> and
    /// <c>README.md</c>. When cancelled it leaves a checkpoint from which the next call goes on. Throws <see cref="RecipeException"/> for
    /// options or splits that cannot be trained with and <see cref="RunException"/> without libtorch or when the loss diverges.
    /// </summary>
    /// <param name="report">Called after every step, on the training thread.</param>
    public static TrainResult Run(
        TrainOptions options,
        ITokenStream train,
        ITokenStream valid,
        TrainContext context,
        string outputFolder,
        Action<TrainProgress> report,
        CancellationToken cancel)
    {
        string[] mistakes = [.. options.Mistakes().Select(mistake => $"train.{mistake}"), .. Mistakes(options, train, context)];
        if (mistakes.Length > 0) throw new RecipeException(mistakes);
        Directory.CreateDirectory(outputFolder);
        Publish.Sweep(outputFolder);
        return TorchThread.Run(options.Threads, () =>
        {
            using var run = new TrainingRun(options, train, valid, context, outputFolder);
            return run.Complete(report, cancel);
        });
    }

    private static IEnumerable<string> Mistakes(TrainOptions options, ITokenStream train, TrainContext context)
    {
        if (train.Count <= options.Context)
        {
            yield return $"train.context: {options.Context} tokens, but the training split holds {train.Count}; "
                + "at least one more than the context was expected";
        }
        if (context.BytesPerToken.Count != context.Vocabulary)
            yield return $"train: {context.BytesPerToken.Count} token lengths for a vocabulary of {context.Vocabulary}";
    }
}
