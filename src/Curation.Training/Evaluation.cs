using System.Runtime.InteropServices;
using Curation.Training.Data;
using Curation.Training.Objectives;
using static TorchSharp.torch;

namespace Curation.Training;

/// <summary>Mean nats per token, and bits per byte:
/// Σ nats ÷ (ln 2 · Σ bytes), tokens of no bytes left out of both sums (nanochat, <c>evaluate_bpb</c>).</summary>
internal readonly record struct Evaluation(double Loss, double? BitsPerByte)
{
    /// <summary>Measures the same windows each time, spread evenly over the split; null when it is too short to predict anything.</summary>
    public static Evaluation? Of(IObjective objective, ITokenStream stream, TrainContext context, TrainOptions options)
    {
        var length = (int)Math.Min(options.Context, stream.Count - 1);
        if (length < 1) return null;
        var windows = (stream.Count - 1) / length;
        var measured = (int)Math.Min(windows, (options.EvalTokens - 1) / length + 1);
        var sums = new Sums();
        for (var done = 0; done < measured; done += options.Batch)
        {
            var first = done;
            var batch = Windows.Read(
                stream, Math.Min(options.Batch, measured - done), objective.WindowTokens(length), row => (first + row) * windows / measured * length);
            sums.Add(objective, batch, context.BytesPerToken);
        }

        return new Evaluation(sums.Nats / sums.Tokens, sums.Bytes > 0 ? sums.NatsOfText / (Math.Log(2) * sums.Bytes) : null);
    }

    private sealed class Sums
    {
        public double Nats, NatsOfText;
        public long Tokens, Bytes;

        public void Add(IObjective objective, Windows windows, IReadOnlyList<int> bytesPerToken)
        {
            using var still = no_grad();
            using var scope = NewDisposeScope();
            var (losses, targets) = objective.Losses(windows);
            var nats = MemoryMarshal.Cast<byte, float>(losses.bytes);
            for (var i = 0; i < targets.Length; i++)
            {
                var bytes = bytesPerToken[(int)targets[i]];
                Nats += nats[i];
                NatsOfText += bytes > 0 ? nats[i] : 0;
                Bytes += bytes;
            }

            Tokens += targets.Length;
        }
    }
}
