namespace Curation.Text;

/// <summary>The Word_Break property of Unicode Standard Annex 29, and Extended_Pictographic as a flag beside it.</summary>
internal enum WordBreak : byte
{
    Other = 0,
    CarriageReturn,
    LineFeed,
    Newline,
    Extend,
    Joiner,
    Format,
    Katakana,
    HebrewLetter,
    ALetter,
    SingleQuote,
    DoubleQuote,
    MidNumLet,
    MidLetter,
    MidNum,
    Numeric,
    ExtendNumLet,
    RegionalIndicator,
    SegmentSpace,

    /// <summary>May stand beside any of the others.</summary>
    Pictographic = 128,
}
