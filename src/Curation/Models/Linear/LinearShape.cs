using Curation.Models.FastText;

namespace Curation.Models.Linear;

/// <summary>All of a linear model but its weights: how a text becomes features.</summary>
/// <param name="Words">That have a row of their own, in the order of the rows.</param>
internal sealed record LinearShape(TokenLine Line, IReadOnlyList<string> Words)
{
    /// <summary>Longest run of tokens that is a feature.</summary>
    public int NGrams { get; init; } = 2;

    /// <summary>Rows for runs of two tokens and more, behind those of the words.</summary>
    public int Buckets { get; init; } = 1 << 20;

    /// <summary>Features of weight nothing that every text has besides its own: what keeps short texts, which say little, from the ends.</summary>
    public double Prior { get; init; }

    /// <summary>Whether the model gives a grade instead of a probability.</summary>
    public bool IsGraded { get; init; }

    public string PositiveLabel { get; init; } = "hq";

    public string NegativeLabel { get; init; } = "cc";

    public int Rows => Words.Count + Buckets;

    public FastTextHeader Header => new(1, FastTextLoss.Softmax) { WordNGrams = NGrams, Buckets = Buckets };

    public FastTextFeatures Features() => new(Header, FastTextVocabulary.Of(Words, [PositiveLabel, NegativeLabel]));
}
