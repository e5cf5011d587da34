using System.Runtime.InteropServices;
using Curation.Training.Data;
using Curation.Training.Models;
using Curation.Training.Objectives;
using Curation.Training.Optimization;
using Curation.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Curation.Training.Tests.Models;

public class DecoderTests
{
    private static readonly ModelShape _shape = new(Vocabulary: 11, Width: 16, Layers: 2, Heads: 2, Context: 8, TiedEmbedding: true);

    [SkippableFact]
    public void ALaterTokenChangesNoEarlierLogit() => Torch.Run(() =>
    {
        using var model = Drawn(_shape);
        float[] Logits(params long[] tokens) => MemoryMarshal.Cast<byte, float>(model.call(tensor(tokens, [1, tokens.Length])).bytes).ToArray();
        var one = Logits(1, 2, 3, 4, 5, 6, 7, 8);
        var other = Logits(1, 2, 3, 4, 5, 9, 7, 8);
        var split = 5 * _shape.Vocabulary;
        Assert.Equal(one[..split], other[..split]);
        for (var position = 5; position < 8; position++)
            Assert.NotEqual(
                one.AsSpan(position * _shape.Vocabulary, _shape.Vocabulary).ToArray(), other.AsSpan(position * _shape.Vocabulary, _shape.Vocabulary).ToArray());
    });

    [SkippableFact]
    public void OrderMatters() => Torch.Run(() =>
    {
        using var model = Drawn(_shape with { Layers = 1 });
        float[] Last(params long[] tokens) => MemoryMarshal.Cast<byte, float>(model.call(tensor(tokens, [1, 4])).narrow(1, 3, 1).contiguous().bytes).ToArray();
        Assert.NotEqual(Last(1, 2, 3, 4), Last(2, 1, 3, 4));
    });

    [SkippableFact]
    public void ScoresDependOnDistanceNotOnPlace() => Torch.Run(() =>
    {
        using var rotary = new Rotary(context: 32, headWidth: 8);
        var values = Enumerable.Range(0, 8).Select(i => (float)Math.Sin(i + 1)).ToArray();
        var same = tensor([.. Enumerable.Repeat(values, 32).SelectMany(row => row)], [1, 1, 32, 8]);
        var turned = rotary.Turn(same);
        var scores = MemoryMarshal.Cast<byte, float>(turned.matmul(turned.transpose(2, 3)).bytes).ToArray();
        for (var place = 0; place + 5 < 32; place++) Assert.Equal(scores[5], scores[place * 32 + place + 5], 1e-4);
        Assert.NotEqual(scores[0], scores[5], 1e-2);
    });

    [SkippableFact]
    public void OneBatchIsLearnedByHeart() => Torch.Run(() =>
    {
        using var objective = new CausalObjective(Drawn(_shape));
        var parameters = objective.Model.named_parameters().ToArray();
        using var optimizer = new AdamW(parameters, weightDecay: 0);
        var batch = new Windows([.. Enumerable.Range(0, 36).Select(i => i * i * 5 % 11)], Rows: 4);
        var loss = double.NaN;
        for (var step = 0; step < 150; step++)
        {
            using var scope = NewDisposeScope();
            var (losses, targets) = objective.Losses(batch);
            var mean = losses.sum() / targets.Length;
            optimizer.Step(autograd.grad([mean], [.. parameters.Select(named => named.parameter)]), 0.02);
            loss = mean.item<float>();
        }

        Assert.InRange(loss, 0, 0.3);
    });

    [SkippableFact]
    public void NoTensorOutlivesItsStep()
    {
        Torch.Run(() =>
        {
            using var objective = new CausalObjective(Drawn(_shape));
            var parameters = objective.Model.named_parameters().ToArray();
            using var optimizer = new AdamW(parameters, weightDecay: 0.1);
            var batch = new Windows([.. Enumerable.Range(0, 36).Select(i => i % 11)], Rows: 4);
            var live = TensorHandle.Live;
            for (var step = 0; step < 100; step++)
            {
                using (NewDisposeScope())
                {
                    var (losses, _) = objective.Losses(batch);
                    var gradients = autograd.grad([losses.sum()], [.. parameters.Select(named => named.parameter)]);
                    GradientNorm.Clip(gradients, 1);
                    optimizer.Step(gradients, 0.01);
                }

                Assert.Equal(live, TensorHandle.Live);
            }
        });
    }

    [SkippableFact]
    public void AllTensorsOfAModelAreFreedWithIt() => Torch.Run(() =>
    {
        var live = TensorHandle.Live;
        using (NewDisposeScope()) Drawn(_shape with { TiedEmbedding = false }).Dispose();
        Assert.Equal(live, TensorHandle.Live);
    });

    [SkippableFact]
    public void NamesAreThoseOfLlama() => Torch.Run(() =>
    {
        using var model = Drawn(_shape with { Layers = 1, TiedEmbedding = false });
        string[] layer = ["input_layernorm", "mlp.down_proj", "mlp.gate_proj", "mlp.up_proj", "post_attention_layernorm", "self_attn.k_proj",
            "self_attn.o_proj", "self_attn.q_proj", "self_attn.v_proj"];
        Assert.Equal(
            ["lm_head.weight", "model.embed_tokens.weight", .. layer.Select(name => $"model.layers.0.{name}.weight"), "model.norm.weight"],
            model.named_parameters().Select(named => named.name).Order(StringComparer.Ordinal));
    });

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void AShapeKnowsItsNumberOfParameters(bool tied) => Torch.Run(() =>
    {
        var shape = _shape with { TiedEmbedding = tied };
        using var model = Drawn(shape);
        Assert.Equal(model.parameters().Sum(parameter => parameter.NumberOfElements), shape.Parameters);
    });

    private static Decoder Drawn(ModelShape shape)
    {
        var model = new Decoder(shape);
        Initialization.Draw(model.named_parameters(), seed: 1, shape.Layers);
        return model;
    }
}
