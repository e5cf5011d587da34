using System.ComponentModel.DataAnnotations;
using Curation.Core;

namespace Curation.Shards;

/// <summary>The <c>shard</c> section of a recipe.</summary>
public sealed record ShardOptions : IChecked
{
    /// <summary><c>train:N</c> trains a byte-level BPE of N ids on a sample of the run; anything else is the path of a tokenizer file.</summary>
    public string Tokenizer { get; init; } = "train:16384";

    /// <summary>Largest number of tokens in one file; a document is never cut.</summary>
    [Range(1, long.MaxValue)]
    public long TokensPerShard { get; init; } = 10_000_000;

    public IReadOnlyList<ShardFormat> Formats { get; init; } = [ShardFormat.Megatron];

    /// <summary>Share of the documents, by hash of the id, that go to the validation split.</summary>
    [Range(0.0, 0.5)]
    public double Holdout { get; init; } = 0.01;

    /// <summary>The vocabulary to train; null when a tokenizer file is given.</summary>
    public int? TrainedVocabulary() =>
        Tokenizer.StartsWith("train:", StringComparison.Ordinal) && int.TryParse(Tokenizer.AsSpan(6), out var size) ? size : null;

    public IEnumerable<string> Mistakes()
    {
        if (Tokenizer.StartsWith("train:", StringComparison.Ordinal) && TrainedVocabulary() is not (>= 257 and <= 1_000_000))
            yield return $"tokenizer: \"{Tokenizer}\" is not train:N with N from 257 to 1000000";
        if (Formats.Count == 0) yield return "formats: at least one was expected";
    }
}

/// <summary>Layouts of token files. Megatron: <c>.bin</c> and <c>.idx</c>.</summary>
public enum ShardFormat
{
    Megatron,
}
