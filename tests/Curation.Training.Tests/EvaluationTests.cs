using Curation.Training.Data;
using Curation.Training.Objectives;
using Curation.Training.Tests.Support;
using static TorchSharp.torch;

namespace Curation.Training.Tests;

public class EvaluationTests
{
    [SkippableFact]
    public void BitsPerByteLeaveSpecialTokensOut() => Torch.Run(() =>
    {
        var context = new TrainContext(3, EndOfText: 0, [0, 1, 4], "");
        var evaluation = Evaluation.Of(new TokenAsNats(), new Tokens([1, 1, 2, 0, 2, 1, 0]), context, Some.Options with { Context = 3, EvalTokens = 1000 });
        Assert.Equal((1 + 2 + 0 + 2 + 1 + 0) / 6.0, evaluation!.Value.Loss, 1e-12);
        Assert.Equal((1 + 2 + 2 + 1) / (Math.Log(2) * (1 + 4 + 4 + 1)), evaluation.Value.BitsPerByte!.Value, 1e-12);
    });

    [SkippableFact]
    public void WindowsAreSpreadOverTheSplit() => Torch.Run(() =>
    {
        var objective = new TokenAsNats();
        Evaluation.Of(
            objective,
            new Tokens([.. Enumerable.Range(0, 101)]),
            new TrainContext(101, 0, new int[101], ""),
            Some.Options with { Context = 10, EvalTokens = 25, Batch = 2 });
        Assert.Equal([0, 30, 60], objective.Starts);
    });

    [SkippableTheory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, 1.0)]
    public void AShortSplitIsMeasuredAsFarAsItGoes(int count, double? loss) => Torch.Run(() =>
        Assert.Equal(
            loss, Evaluation.Of(new TokenAsNats(), new Tokens(Enumerable.Repeat(1, count).ToArray()), new TrainContext(2, 0, [0, 1], ""), Some.Options)?.Loss));

    /// <summary>Finds a token as surprising as its id is high.</summary>
    private sealed class TokenAsNats : IObjective
    {
        public List<int> Starts { get; } = [];

        public nn.Module Model => throw new NotSupportedException();

        public int WindowTokens(int context) => context + 1;

        public (Tensor Losses, long[] Targets) Losses(Windows windows)
        {
            for (var row = 0; row < windows.Rows; row++) Starts.Add(windows.Tokens[row * windows.Columns]);
            var targets = windows.Tokens.Where((_, i) => i % windows.Columns > 0).Select(id => (long)id).ToArray();
            return (tensor(Array.ConvertAll(targets, id => (float)id), [targets.Length]), targets);
        }

        public void Dispose() { }
    }
}
