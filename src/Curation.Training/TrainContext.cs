using Curation.Core;

namespace Curation.Training;

/// <summary>What training needs to know about its tokens.</summary>
/// <param name="Vocabulary">Number of ids, special tokens included.</param>
/// <param name="EndOfText">The id that ends a document.</param>
/// <param name="BytesPerToken">For each id the UTF-8 bytes it stands for; 0 for special tokens, which bits per byte leave out.</param>
/// <param name="Data">The data set in a few words, for the model card.</param>
public sealed record TrainContext(int Vocabulary, int EndOfText, IReadOnlyList<int> BytesPerToken, string Data)
{
    public static TrainContext Of(ITokenizer tokenizer, string data) =>
        new(tokenizer.Vocabulary, tokenizer.EndOfText, [.. Enumerable.Range(0, tokenizer.Vocabulary).Select(id => tokenizer.Bytes(id).Length)], data);
}

/// <summary>A point of the training curve. Losses are mean nats per token, the training loss over the steps since the point before.</summary>
/// <param name="BitsPerByte">Validation nats over ln 2 and the UTF-8 bytes of the predicted tokens, special tokens left out of both.</param>
public sealed record CurvePoint(int Step, long Tokens, double? TrainLoss, double? ValidationLoss, double? BitsPerByte, double LearningRate);

/// <summary>Said after every step: where training stands, and the last losses known.</summary>
public readonly record struct TrainProgress(int Step, int Steps, long Tokens, double TrainLoss, double? ValidationLoss, double LearningRate);

/// <summary>What a training run left: the number of parameters, and its curve.</summary>
public sealed record TrainResult(long Parameters, IReadOnlyList<CurvePoint> Curve);
