using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Core;
using Curation.Training.Models;

namespace Curation.Training.Files;

/// <summary>
/// <c>config.json</c>: the sizes of a model, under the names that Hugging Face transformers reads for Llama, so that its
/// <c>AutoModelForCausalLM</c> opens the folder.
/// </summary>
internal sealed record ModelConfig
{
    public const string FileName = "config.json";

    public string[] Architectures { get; init; } = ["LlamaForCausalLM"];
    public string ModelType { get; init; } = "llama";
    public int VocabSize { get; init; }
    public int HiddenSize { get; init; }
    public int IntermediateSize { get; init; }
    public int NumHiddenLayers { get; init; }
    public int NumAttentionHeads { get; init; }
    public int NumKeyValueHeads { get; init; }
    public int MaxPositionEmbeddings { get; init; }
    public bool TieWordEmbeddings { get; init; }
    public int? BosTokenId { get; init; }
    public int EosTokenId { get; init; }
    public string HiddenAct { get; init; } = "silu";
    public double RmsNormEps { get; init; } = ModelShape.NormEpsilon;
    public double RopeTheta { get; init; } = ModelShape.RotaryBase;
    public bool AttentionBias { get; init; }
    public bool MlpBias { get; init; }
    public string TorchDtype { get; init; } = "float32";

    [JsonIgnore]
    public ModelShape Shape => new(VocabSize, HiddenSize, NumHiddenLayers, NumAttentionHeads, MaxPositionEmbeddings, TieWordEmbeddings);

    public static ModelConfig Of(ModelShape shape, int endOfText) => new()
    {
        VocabSize = shape.Vocabulary,
        HiddenSize = shape.Width,
        IntermediateSize = shape.HiddenWidth,
        NumHiddenLayers = shape.Layers,
        NumAttentionHeads = shape.Heads,
        NumKeyValueHeads = shape.Heads,
        MaxPositionEmbeddings = shape.Context,
        TieWordEmbeddings = shape.TiedEmbedding,
        EosTokenId = endOfText,
    };

    /// <summary>Reads a model's sizes; those of a model that was not trained here are a mistake.</summary>
    public static ModelConfig Read(string path)
    {
        if (!File.Exists(path)) throw new RecipeException($"{path}: no such file; the folder of a trained model was expected");
        try
        {
            var config = JsonSerializer.Deserialize<ModelConfig>(File.ReadAllBytes(path), Publish.Json) ?? throw new JsonException("it is null");
            if (!config.IsOurs()) throw new RecipeException($"{path}: not a model that was trained here");
            return config;
        }
        catch (JsonException failure)
        {
            throw new RecipeException($"{path}: not a model's config: {failure.Message}");
        }
    }

    private bool IsOurs() =>
        ModelType == "llama" && VocabSize is > 0 and <= 1 << 24 && HiddenSize is > 0 and <= 65_536 && NumHiddenLayers is > 0 and <= 1000
        && NumAttentionHeads > 0 && HiddenSize % NumAttentionHeads == 0 && HiddenSize / NumAttentionHeads % 2 == 0 && MaxPositionEmbeddings is > 0 and <= 16_384
        && Shape.HiddenWidth == IntermediateSize && NumKeyValueHeads == NumAttentionHeads && RmsNormEps == ModelShape.NormEpsilon
        && RopeTheta == ModelShape.RotaryBase;
}
