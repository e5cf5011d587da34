using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Training.Data;
using Curation.Training.Files;
using Curation.Training.Models;
using static TorchSharp.torch;

namespace Curation.Training;

/// <summary>How a continuation is drawn. The defaults are a cautious draw that is the same each time.</summary>
public sealed record CompletionOptions
{
    /// <summary>Largest number of tokens to add.</summary>
    [Range(1, 1_000_000)]
    public int MaxTokens { get; init; } = 64;

    /// <summary>Below 1 the likely tokens become likelier; 0 takes the likeliest each time.</summary>
    [Range(0.0, 100.0)]
    public double Temperature { get; init; } = 0.7;

    /// <summary>Only so many of the likeliest tokens are drawn from; null: all.</summary>
    [Range(1, int.MaxValue)]
    public int? TopK { get; init; } = 40;

    public long Seed { get; init; } = 42;
}

/// <summary>A trained model that continues text: tokens in, tokens out.</summary>
public sealed class Completion : IDisposable
{
    private readonly ModelConfig _config;
    private readonly Decoder _model;

    private Completion(ModelConfig config) => (_config, _model) = (config, new Decoder(config.Shape));

    /// <summary>Opens the folder that <see cref="Trainer"/> wrote; anything else is a <see cref="RecipeException"/>.</summary>
    public static Completion Open(string modelFolder)
    {
        var config = ModelConfig.Read(Path.Combine(modelFolder, ModelConfig.FileName));
        using var weights = SafeTensors.Open(Path.Combine(modelFolder, "model.safetensors"));
        if (weights.Elements != config.Shape.Parameters)
            throw new RecipeException($"{modelFolder}: {weights.Elements} weights, but its config asks for {config.Shape.Parameters}");
        return TorchThread.Run(threads: 1, () =>
        {
            var completion = new Completion(config);
            try
            {
                weights.Load(completion._model.named_parameters().Select(named => (named.name, (Tensor)named.parameter)));
                return completion;
            }
            catch
            {
                completion.Dispose();
                throw;
            }
        });
    }

    /// <summary>The tokens after <paramref name="prompt"/>, up to the end of text, which is not among them.
    /// The model sees the last tokens that fit its context.</summary>
    public IReadOnlyList<int> Continue(ReadOnlySpan<int> prompt, CompletionOptions options)
    {
        List<int> tokens = prompt.IsEmpty ? [_config.EosTokenId] : [.. prompt];
        if (tokens.FindIndex(id => id < 0 || id >= _config.VocabSize) is >= 0 and var stranger)
            throw new RecipeException($"prompt: token {tokens[stranger]} is not among the model's {_config.VocabSize}; the model's own tokenizer was expected");
        var start = tokens.Count;
        return TorchThread.Run(threads: 1, () =>
        {
            while (tokens.Count < start + options.MaxTokens)
            {
                var next = Draw(NextLogits(tokens), options, Mix.Hash((ulong)options.Seed, (ulong)tokens.Count));
                if (next == _config.EosTokenId) break;
                tokens.Add(next);
            }

            return tokens.GetRange(start, tokens.Count - start);
        });
    }

    public void Dispose() => _model.Dispose();

    private float[] NextLogits(List<int> tokens)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var seen = tokens.Skip(tokens.Count - _config.MaxPositionEmbeddings).Select(id => (long)id).ToArray();
        var logits = _model.call(tensor(seen, [1, seen.Length])).narrow(1, seen.Length - 1, 1).contiguous();
        return MemoryMarshal.Cast<byte, float>(logits.bytes).ToArray();
    }

    private static int Draw(float[] logits, CompletionOptions options, ulong hash)
    {
        var ids = Enumerable.Range(0, logits.Length).OrderByDescending(id => logits[id]).ThenBy(id => id).Take(options.TopK ?? logits.Length).ToArray();
        if (options.Temperature == 0) return ids[0];
        var weights = Array.ConvertAll(ids, id => Math.Exp((logits[id] - logits[ids[0]]) / options.Temperature));
        var left = Mix.Uniform(hash) * weights.Sum();
        var drawn = Array.FindIndex(weights, weight => (left -= weight) < 0);
        return ids[drawn < 0 ? ^1 : drawn];
    }
}
