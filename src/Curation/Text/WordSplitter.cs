namespace Curation.Text;

/// <summary>The named ways to cut a text into words. Each published filter counts by one of them.</summary>
internal enum WordSplitter
{
    /// <summary>UAX #29 simplified and fast: words, numbers, and every other mark, ideograph or hiragana letter by itself.
    /// No reference uses it; near-duplicates are compared by it.</summary>
    Simple,

    /// <summary>spaCy's rules for English, as datatrove uses them. Marks are words.</summary>
    SpacyEn,

    /// <summary>Unicode Standard Annex 29, rules WB1 to WB999: every segment that is not white space. Marks are words.</summary>
    Uax29,

    /// <summary>The segments of <see cref="Uax29"/> that start with a letter or a number, as DCLM counts n-grams.</summary>
    Uax29Words,

    /// <summary>Python's <c>str.split()</c>.</summary>
    Whitespace,

    /// <summary>fastText's tokens: cut at ASCII white space and NUL. Its mark for a line end is left out.</summary>
    Fasttext,
}
