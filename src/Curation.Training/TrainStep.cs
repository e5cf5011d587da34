using System.Globalization;
using Curation.Core;
using Curation.Shards;
using Curation.Training.Data;
using Curation.Training.Files;

namespace Curation.Training;

/// <summary>Token shards → <c>model/</c>.</summary>
/// <param name="settings">The train section of the resolved recipe.</param>
public sealed class TrainStep(TrainOptions options, ITokenizerFactory factory, string settings) : IStep
{
    private const int Revision = 1;
    private const string Folder = "model";
    private static readonly string[] _files = ["README.md", "config.json", "curve.json", "model.safetensors", "optimizer.json", "optimizer.safetensors"];

    public string Name => "train";

    public IReadOnlyList<StepUnit> Units(string runFolder)
    {
        var description = DatasetDescription.Load(Path.Combine(runFolder, "shards", DatasetDescription.FileName));
        var shards = description.Splits.Values.SelectMany(split => split.Files)
            .SelectMany(file => new[] { $"shards/{file}", $"shards/{Path.ChangeExtension(file, ".idx")}" });
        return [new StepUnit("model", $"train r{Revision}\n{settings}", ["tokenizer.json", $"shards/{DatasetDescription.FileName}", .. shards])];
    }

    public Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var tokenizer = factory.Load(context.PathOf("tokenizer.json"));
        var shards = context.PathOf("shards");
        using var train = ShardSet.Open(shards, "train");
        using var valid = ShardSet.Open(shards, "valid");
        var data = $"{train.Description.Documents} documents, {train.Description.Tokens} tokens (dataset.json {train.Sha256[..16]})";
        Trainer.Run(options, new ShardTokens(train), new ShardTokens(valid), TrainContext.Of(tokenizer, data), context.PathOf(Folder), Report, cancel);
        Publish.File(context.PathOf($"{Folder}/tokenizer.json"), stream => stream.Write(File.ReadAllBytes(context.PathOf("tokenizer.json"))));
        return Task.FromResult(new UnitResult([.. _files.Append("tokenizer.json").Order(StringComparer.Ordinal).Select(file => $"{Folder}/{file}")]));

        void Report(TrainProgress progress) =>
            context.Progress.Note = string.Create(
                CultureInfo.InvariantCulture,
                $"step {progress.Step} of {progress.Steps}, loss {progress.TrainLoss:0.000}, validation {progress.ValidationLoss:0.000}");
    }

    private sealed class ShardTokens(ShardSet shards) : ITokenStream
    {
        public long Count => shards.Count;

        public void Read(long start, Span<int> destination) => shards.Read(start, destination);
    }
}
