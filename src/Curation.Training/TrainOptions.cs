using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Training.Models;

namespace Curation.Training;

/// <summary>The <c>train</c> section of a recipe. The defaults are a small decoder that a laptop trains in a minute.</summary>
public sealed record TrainOptions : IChecked
{
    /// <summary>What is learned from the tokens, and with it the kind of model.</summary>
    public TrainingObjective Objective { get; init; }

    [Range(1, 1000)]
    public int Layers { get; init; } = 4;

    /// <summary>Numbers per token between the layers.</summary>
    [Range(8, 65_536)]
    public int Width { get; init; } = 128;

    /// <summary>Attention heads; they share the width.</summary>
    [Range(1, 1024)]
    public int Heads { get; init; } = 4;

    /// <summary>Tokens that a model sees at once.</summary>
    [Range(2, 16_384)]
    public int Context { get; init; } = 128;

    /// <summary>Whether the output layer is the transpose of the embedding (Press and Wolf, 2017), which saves a third of a small model.</summary>
    public bool TiedEmbedding { get; init; } = true;

    /// <summary>Tokens to train on, rounded up to whole steps; more than the split holds means several epochs.</summary>
    [Range(1, long.MaxValue)]
    public long Tokens { get; init; } = 300_000;

    /// <summary>Sequences in a step.</summary>
    [Range(1, 65_536)]
    public int Batch { get; init; } = 8;

    /// <summary>The peak of the schedule.</summary>
    [Range(1e-8, 1.0)]
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Share of the steps in which the learning rate rises from nothing to its peak.</summary>
    [Range(0.0, 1.0)]
    public double Warmup { get; init; } = 0.05;

    /// <summary>Decay of the matrices per step, times the learning rate (0.1: GPT-3, Brown et al., 2020, appendix B).</summary>
    [Range(0.0, 10.0)]
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Largest norm of all gradients together; null: not clipped (1.0: GPT-3, appendix B).</summary>
    [Range(1e-6, 1e6)]
    public double? Clip { get; init; } = 1.0;

    /// <summary>Decides the first weights and the order of the data.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Processor threads. A model's bytes depend on it, so it is never taken from the machine.</summary>
    [Range(1, 256)]
    public int Threads { get; init; } = 2;

    /// <summary>Steps between two states to resume from; null: none is kept.</summary>
    [Range(1, int.MaxValue)]
    public int? CheckpointEvery { get; init; } = 200;

    /// <summary>Steps between two points of the curve; null: the first and the last one alone.</summary>
    [Range(1, int.MaxValue)]
    public int? EvalEvery { get; init; } = 50;

    /// <summary>Tokens of the validation split that each point is measured on: always the same, spread over the split.</summary>
    [Range(1, long.MaxValue)]
    public long EvalTokens { get; init; } = 8_192;

    /// <summary>Weights of the model that these options describe, for a vocabulary.</summary>
    public long Parameters(int vocabulary) => new ModelShape(vocabulary, Width, Layers, Heads, Context, TiedEmbedding).Parameters;

    internal int TokensPerStep => Batch * Context;

    internal int Steps => checked((int)((Tokens - 1) / TokensPerStep + 1));

    public IEnumerable<string> Mistakes()
    {
        if (Width % Heads != 0 || Width / Heads % 2 != 0) yield return $"heads: {Heads} heads do not share a width of {Width} in equal, even parts";
        if ((long)Batch * Context > 1 << 24) yield return $"batch: {Batch} sequences of {Context} tokens exceed 16777216 tokens in a step";
        else if ((Tokens - 1) / TokensPerStep >= int.MaxValue) yield return $"tokens: {Tokens} are more than {int.MaxValue} steps";
    }
}

/// <summary>Causal: predict the next token, with a decoder.</summary>
public enum TrainingObjective
{
    Causal,
}
