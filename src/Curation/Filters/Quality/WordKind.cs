namespace Curation.Filters.Quality;

/// <summary>Which words count.</summary>
internal enum WordKind
{
    /// <summary>Those with a code point outside datatrove's PUNCTUATION_SET.</summary>
    Plain,

    /// <summary>Those that start with a letter or a number.</summary>
    Alphanumeric,

    All,
}
