using System.Text.Json;
using Curation.Core;
using Curation.Training.Tests.Support;

namespace Curation.Training.Tests;

public class TrainerTests
{
    /// <summary>
    /// Losses of a second implementation, on python3-torch 1.13: complex rotation, masked_fill, torch.optim.AdamW with two groups,
    /// clip_grad_norm_, weights and windows drawn from the same hashes.
    /// </summary>
    public static TheoryData<bool, double[]> Golden => new()
    {
        { true, [3.1277835, 3.1051135, 3.0155783, 2.7819557, 2.7423375, 2.6574118, 2.6160836, 2.4152350, 2.6854134, 2.3118868, 2.2449603, 2.1869664] },
        { false, [3.1383395, 3.0706725, 3.0526640, 2.9312341, 2.7024205, 2.7099841, 2.5467527, 2.4326622, 2.5753539, 2.2816231, 2.1315312, 2.1384892] },
    };

    [SkippableTheory]
    [MemberData(nameof(Golden))]
    public void LossesAreThoseOfTheReference(bool tied, double[] expected)
    {
        var losses = new List<double>();
        using var folder = new Folder();
        Train(folder, Some.Options with { TiedEmbedding = tied }, progress => losses.Add(progress.TrainLoss));
        for (var step = 0; step < expected.Length; step++) Assert.Equal(expected[step], losses[step], 2e-5);
        Assert.Equal(expected.Length, losses.Count);
    }

    [SkippableFact]
    public void ALanguageIsLearnedAndTheFilesSayHowWell()
    {
        RequireTorch();
        using var folder = new Folder();
        var options = Some.Options with { Tokens = 200 * 32, EvalEvery = 50, Layers = 1 };
        var result = Trainer.Run(options, Some.Language(2000), Some.Language(500, from: 5000), Some.Context, folder.Path, _ => { }, CancellationToken.None);
        Assert.Equal([0, 50, 100, 150, 200], result.Curve.Select(point => point.Step));
        Assert.Equal(Math.Log(Some.Vocabulary), result.Curve[0].ValidationLoss!.Value, 0.3);
        Assert.Null(result.Curve[0].TrainLoss);
        Assert.InRange(result.Curve[^1].ValidationLoss!.Value, 0, 0.7);
        Assert.InRange(result.Curve[^1].BitsPerByte!.Value, 0, 0.6);

        Assert.Equal(
            ["README.md", "config.json", "curve.json", "model.safetensors", "optimizer.json", "optimizer.safetensors"],
            folder.Contents().Keys.Order(StringComparer.Ordinal));
        using var curve = JsonDocument.Parse(File.ReadAllText(folder.At("curve.json")));
        Assert.Equal(result.Curve[^1].ValidationLoss, curve.RootElement[4].GetProperty("validation_loss").GetDouble());
        using var config = JsonDocument.Parse(File.ReadAllText(folder.At("config.json")));
        Assert.Equal(Some.Vocabulary, config.RootElement.GetProperty("vocab_size").GetInt32());
        Assert.Contains($"| parameters | {result.Parameters} |", File.ReadAllText(folder.At("README.md")), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(6, 4)]
    [InlineData(12, 5)]
    public void AResumedRunIsTheUndisturbedOne(int cancelledAt, int? checkpointEvery)
    {
        using Folder whole = new(), broken = new();
        Train(whole, Some.Options);
        var options = Some.Options with { CheckpointEvery = checkpointEvery };
        using var stop = new CancellationTokenSource();
        void Interrupted() => Train(broken, options, progress => Cancel(stop, progress.Step == cancelledAt), stop.Token);
        if (cancelledAt < options.Steps) Assert.Throws<OperationCanceledException>(Interrupted);
        else Interrupted();
        Train(broken, options);
        AssertSame(whole, broken);
    }

    [SkippableFact]
    public void AKilledRunGoesOnFromItsLastCheckpoint()
    {
        using Folder whole = new(), broken = new();
        Train(whole, Some.Options);
        var options = Some.Options with { CheckpointEvery = 5 };
        Assert.Throws<NotSupportedException>(() => Train(broken, options, progress => Fail(progress.Step == 8)));
        File.WriteAllText(broken.At("checkpoint.safetensors.part"), "half");
        var steps = new List<int>();
        Train(broken, options, progress => steps.Add(progress.Step));
        Assert.Equal(Enumerable.Range(6, 7), steps);
        AssertSame(whole, broken);
    }

    [SkippableFact]
    public void ACheckpointOfAnotherRunIsNotTakenUp()
    {
        using Folder whole = new(), broken = new();
        Train(whole, Some.Options);
        Assert.Throws<NotSupportedException>(() => Train(broken, Some.Options with { Seed = 8, CheckpointEvery = 5 }, progress => Fail(progress.Step == 8)));
        Train(broken, Some.Options);
        AssertSame(whole, broken);
    }

    [SkippableFact]
    public void DivergenceIsSaid()
    {
        using var folder = new Folder();
        var failure = Assert.Throws<RunException>(() => Train(
            folder, Some.Options with { LearningRate = 1, WeightDecay = 10, Clip = null, EvalEvery = null, Tokens = 100_000 }));
        Assert.Contains("a smaller train.learning-rate than 1 was expected", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASplitShorterThanTheContextIsAMistake()
    {
        using var folder = new Folder();
        var failure = Assert.Throws<RecipeException>(() => Trainer.Run(
            Some.Options, Some.Squares(8), Some.Squares(9), Some.Context, folder.Path, _ => { }, CancellationToken.None));
        Assert.Equal("train.context: 8 tokens, but the training split holds 8; at least one more than the context was expected", failure.Message);
    }

    [Theory]
    [InlineData(10, 3, 1, 1, "heads: 3 heads do not share a width of 10 in equal, even parts")]
    [InlineData(6, 2, 1, 1, "heads: 2 heads do not share a width of 6 in equal, even parts")]
    [InlineData(8, 2, 65_536, 65_536, "batch: 65536 sequences of 65536 tokens exceed 16777216 tokens in a step")]
    [InlineData(8, 2, 128, 8, null)]
    public void OptionsThatDoNotFitTogetherAreMistakes(int width, int heads, int context, int batch, string? expected) =>
        Assert.Equal(expected, new TrainOptions { Width = width, Heads = heads, Context = context, Batch = batch }.Mistakes().FirstOrDefault());

    private static void Train(Folder folder, TrainOptions options, Action<TrainProgress>? report = null, CancellationToken cancel = default)
    {
        RequireTorch();
        Trainer.Run(options, Some.Squares(301), Some.Squares(100, from: 500), Some.Context, folder.Path, report ?? (_ => { }), cancel);
    }

    private static void RequireTorch() => Skip.IfNot(TorchLibrary.IsAvailable(out var reason), reason);

    private static void AssertSame(Folder expected, Folder actual)
    {
        var files = actual.Contents();
        Assert.Equal(expected.Contents().Keys, files.Keys);
        foreach (var (name, contents) in expected.Contents()) Assert.True(contents == files[name], name);
    }

    private static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now) source.Cancel();
    }

    private static void Fail(bool now)
    {
        if (now) throw new NotSupportedException("killed");
    }
}
