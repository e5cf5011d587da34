namespace Curation.Models.FastText;

/// <summary>How the scores of the output rows become probabilities; numbered as in the file.</summary>
internal enum FastTextLoss
{
    HierarchicalSoftmax = 1,
    NegativeSampling = 2,
    Softmax = 3,
    OneVersusAll = 4,
}

/// <summary>The arguments a model was trained with, as far as scoring needs them.</summary>
/// <remarks>Source: facebookresearch/fastText, args.cc, <c>Args::load</c>; versions 11 and 12 of the format.</remarks>
internal sealed record FastTextHeader(int Dimensions, FastTextLoss Loss)
{
    public const int Magic = 793712314, Version = 12, Supervised = 3;
    private const int MaxWordNGrams = 64, MaxSubword = 64;

    /// <summary>Longest run of words that is a feature; 1: words only.</summary>
    public int WordNGrams { get; init; } = 1;

    /// <summary>Rows for hashed features, behind those of the words.</summary>
    public int Buckets { get; init; }

    /// <summary>Shortest and longest part of a word, in code points, that is a feature; longest 0: none.</summary>
    public int MinSubword { get; init; }

    public int MaxSubwordLength { get; init; }

    public bool HasHashedFeatures => WordNGrams > 1 || MaxSubwordLength > 0;

    public static FastTextHeader Read(ModelStream file)
    {
        if (file.ReadInt32() != Magic) throw file.Mistake("the first four bytes are not fastText's");
        var version = file.ReadInt32();
        if (version is not (11 or 12)) throw file.Mistake($"version {version}, where 11 and 12 are known");
        Span<int> given = stackalloc int[12];
        foreach (ref var number in given) number = file.ReadInt32();
        file.ReadDouble();
        if (given[7] != Supervised) throw file.Mistake("word vectors without labels");
        var header = new FastTextHeader(given[0], (FastTextLoss)given[6])
        {
            WordNGrams = given[5],
            Buckets = given[8],
            MinSubword = given[9],
            // supervised models of version 11 have no sub-words, whatever they say
            MaxSubwordLength = version == 11 ? 0 : Math.Max(0, given[10]),
        };
        return header.Check(file);
    }

    private FastTextHeader Check(ModelStream file)
    {
        if (Dimensions is < 1 or > 1 << 16) throw file.Mistake($"{Dimensions} dimensions");
        if (!Enum.IsDefined(Loss)) throw file.Mistake($"loss {(int)Loss}");
        if (WordNGrams > MaxWordNGrams) throw file.Mistake($"word n-grams of {WordNGrams}");
        if (MaxSubwordLength > MaxSubword) throw file.Mistake($"sub-words of {MaxSubwordLength}");
        if (Buckets < 0 || Buckets == 0 && HasHashedFeatures) throw file.Mistake($"{Buckets} buckets");
        return this;
    }
}
