using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Storage;

namespace Curation.Shards;

/// <summary>One split of a data set: <c>train</c> or <c>valid</c>.</summary>
/// <param name="Tokens">End-of-text tokens included.</param>
/// <param name="Files">Names beside <c>dataset.json</c>, in the order in which their tokens follow each other; each <c>.bin</c> has its <c>.idx</c>.</param>
public sealed record SplitDescription(
    [property: JsonRequired] long Documents,
    [property: JsonRequired] long Tokens,
    [property: JsonRequired] IReadOnlyList<string> Files);

/// <summary>What <c>shards/dataset.json</c> says; the same values always give the same bytes.</summary>
/// <param name="Tokenizer">The file's name.</param>
/// <param name="Dtype">NumPy's name of the type of a token.</param>
/// <param name="Tokens">Of all splits, <paramref name="SpecialTokens"/> included.</param>
public sealed record DatasetDescription(
    [property: JsonRequired] string Tokenizer,
    [property: JsonRequired, JsonPropertyName("tokenizer_sha256")] string TokenizerSha256,
    [property: JsonRequired] int Vocabulary,
    [property: JsonRequired] int EndOfText,
    [property: JsonRequired] string Dtype,
    [property: JsonRequired] long Documents,
    [property: JsonRequired] long Tokens,
    [property: JsonRequired] long SpecialTokens,
    [property: JsonRequired] SortedDictionary<string, SplitDescription> Splits)
{
    public const string FileName = "dataset.json";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
    };

    /// <summary>Adds the splits up: every document has one special token.</summary>
    public static DatasetDescription Of(
        string tokenizer, string tokenizerSha256, int vocabulary, int endOfText, IReadOnlyDictionary<string, SplitDescription> splits)
    {
        var (documents, tokens) = (splits.Values.Sum(split => split.Documents), splits.Values.Sum(split => split.Tokens));
        var sorted = new SortedDictionary<string, SplitDescription>(StringComparer.Ordinal);
        foreach (var (name, split) in splits) sorted.Add(name, split);
        return new(tokenizer, tokenizerSha256, vocabulary, endOfText, TokenTypes.For(vocabulary).Name(), documents, tokens, documents, sorted);
    }

    /// <exception cref="InvalidDataException">The file is not such a description; one line.</exception>
    public static DatasetDescription Load(string path)
    {
        try
        {
            var description = JsonSerializer.Deserialize<DatasetDescription>(File.ReadAllBytes(path), _options);
            return description?.Splits.Values.All(split => split is not null) == true ? description : throw new JsonException("null, expected a description");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message.ReplaceLineEndings(" ")}");
        }
    }

    public void Save(string path) => AtomicFile.WriteAllBytes(path, [.. JsonSerializer.SerializeToUtf8Bytes(this, _options), (byte)'\n']);
}
