using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Models.Linear;

namespace Curation.Quality.Classifying;

/// <summary>How a quality classifier is trained.</summary>
/// <remarks>Defaults: DCLM (2406.11794, §4.2 and appendix K) for word bigrams and classes of equal size; windows and prior are ours, against the pull of
/// length.</remarks>
public sealed record TrainingOptions : IChecked
{
    /// <summary>What is a token.</summary>
    public TokenKind Tokens { get; init; } = TokenKind.Words;

    /// <summary>Longest run of tokens that is a feature.</summary>
    [Range(1, 5)]
    public int NGrams { get; init; } = 2;

    /// <summary>Rows for runs of tokens.</summary>
    [Range(0, 1 << 26)]
    public int Buckets { get; init; } = 1 << 20;

    /// <summary>Words with a row of their own at most: those of most hosts.</summary>
    [Range(1, 1 << 22)]
    public int Words { get; init; } = 1 << 18;

    /// <summary>Words that <see cref="TokenKind.Style"/> leaves as they are: those of most hosts of good texts.</summary>
    [Range(1, 100_000)]
    public int StyleWords { get; init; } = 500;

    /// <summary>Hosts that a feature must stand in.</summary>
    [Range(1, 1000)]
    public int MinHosts { get; init; } = 2;

    /// <summary>Features of weight nothing that every text has besides its own; short texts stay away from the ends.</summary>
    [Range(0, 10_000)]
    public double Prior { get; init; } = 100;

    /// <summary>The probability of a text of which nothing is known, which short texts stay near: the share of good texts where the model will be used, such as
    /// 0.1 in a crawl. Null: learned, and then near one half, since both classes count the same. Not of grades.</summary>
    [Range(0.0001, 0.9999)]
    public double? BaseRate { get; init; }

    /// <summary>Words of a window at most; longer texts are cut into several.</summary>
    [Range(20, 100_000)]
    public int WindowWords { get; init; } = 1000;

    /// <summary>Windows that a text gives at most.</summary>
    [Range(1, 1000)]
    public int Windows { get; init; } = 4;

    [Range(1, 100)]
    public int Epochs { get; init; } = 5;

    /// <summary>Step of the first update, which falls to nothing in a straight line.</summary>
    [Range(0.0001, 100)]
    public double Rate { get; init; } = 1;

    /// <summary>Strength of the pull of every weight towards nothing.</summary>
    [Range(0, 1)]
    public double Decay { get; init; } = 1e-6;

    /// <summary>Share of hosts that is held out to measure on.</summary>
    [Range(0, 0.9)]
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Estimated similarity from which two texts are the same one.</summary>
    [Range(0.1, 1)]
    public double Duplicate { get; init; } = 0.7;

    public ulong Seed { get; init; } = 42;

    public IEnumerable<string> Mistakes()
    {
        if (NGrams > 1 && Buckets == 0) yield return "buckets: 0; more were expected where n-grams is above 1";
    }
}

/// <summary>A text to learn from.</summary>
/// <param name="Host">Of its address; texts without one are hosts of their own. A host is learned from or measured on, never both.</param>
/// <param name="Grade">1 or 0 for the two classes, or a grade.</param>
public sealed record TrainingText(string Id, string Host, ReadOnlyMemory<byte> Text, double Grade);
