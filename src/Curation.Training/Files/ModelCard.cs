using System.Globalization;
using System.Text;
using Curation.Training.Models;

namespace Curation.Training.Files;

/// <summary>The model's <c>README.md</c>. Source of the headings: Mitchell et al., "Model Cards for Model Reporting", 2019.</summary>
internal static class ModelCard
{
    public static string Write(TrainOptions options, TrainContext context, ModelShape shape, TrainResult result, long trainTokens, long validTokens)
    {
        var last = result.Curve[^1];
        var clipping = options.Clip is { } clip ? $"clipped at norm {Number(clip)}" : "not clipped";
        var card = new StringBuilder();
        card.AppendLine(CultureInfo.InvariantCulture, $"""
            # A small language model

            A decoder-only transformer that predicts the next token. It was trained to compare data, not to be used.

            | Architecture | |
            |---|---|
            | kind | Llama: pre-norm RMSNorm, rotary positions, SwiGLU, no biases |
            | layers × width, heads | {shape.Layers} × {shape.Width}, {shape.Heads} |
            | feed-forward width | {shape.HiddenWidth} |
            | context | {shape.Context} tokens |
            | vocabulary | {shape.Vocabulary}, {(shape.TiedEmbedding ? "embedding tied to the output layer" : "embedding and output layer apart")} |
            | parameters | {result.Parameters} |

            ## Data

            {context.Data}

            Training split: {trainTokens} tokens; validation split: {validTokens} tokens, never trained on.

            ## Training

            {last.Step} steps of {options.Batch} × {options.Context} tokens: {last.Tokens} tokens, {Number((double)last.Tokens / trainTokens)} epochs.
            AdamW, peak learning rate {Number(options.LearningRate)}, warm-up {Number(options.Warmup)} of the steps, cosine to a tenth;
            weight decay {Number(options.WeightDecay)} on matrices; gradients {clipping}; seed {options.Seed}; {options.Threads} threads.

            | tokens | training loss | validation loss | bits per byte |
            |---:|---:|---:|---:|
            """);
        foreach (var point in result.Curve)
            card.AppendLine(
                CultureInfo.InvariantCulture, $"| {point.Tokens} | {Loss(point.TrainLoss)} | {Loss(point.ValidationLoss)} | {Loss(point.BitsPerByte)} |");
        return card.AppendLine().AppendLine("""
            Losses are mean nats per token. Bits per byte leave special tokens out and can be compared between tokenizers.

            ## Limits

            It has seen little text, repeats what the text says, true or not, and carries its biases. It follows no instructions, and
            nothing was done to make its output safe. One seed is one sample: differences between two models smaller than those
            between two seeds mean nothing.
            """).ToString().ReplaceLineEndings("\n");
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Loss(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–";
}
