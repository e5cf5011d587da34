namespace Curation.Text;

/// <summary>What a code point is to the rules that look at text; see <see cref="CharacterTable"/>.</summary>
[Flags]
internal enum CharacterClass : ushort
{
    None = 0,

    /// <summary>General category L*: Python's <c>isalpha</c>.</summary>
    Letter = 1,

    /// <summary>General category Nd.</summary>
    Digit = 2,

    /// <summary>Outside datatrove's PUNCTUATION_SET; a word with such a code point is not a punctuation mark.</summary>
    Plain = 4,

    /// <summary>Python's <c>isspace</c>.</summary>
    Space = 8,

    /// <summary>Ends a line for Python's <c>splitlines</c>.</summary>
    LineBreak = 16,

    /// <summary>datatrove's TERMINAL_PUNCTUATION.</summary>
    Terminal = 32,

    /// <summary>Unicode 14's Sentence_Terminal: what spaCy's sentencizer looks for.</summary>
    SentenceEnd = 64,

    /// <summary>General category P*.</summary>
    Punctuation = 128,

    /// <summary>Joins with its neighbours to one word:
    /// letters, letter numbers and <c>_</c>, but not ideographs and hiragana, each of which is a word.</summary>
    WordPart = 256,

    /// <summary>Combining marks and format characters: part of what precedes them.</summary>
    Mark = 512,

    /// <summary>Joins two letters: <c>' . : ’ ·</c>.</summary>
    MidLetter = 1024,

    /// <summary>Joins two digits: <c>' . , ;</c>.</summary>
    MidNumber = 2048,

    /// <summary>General categories Nl and No; with <see cref="Letter"/> and <see cref="Digit"/>, Python's <c>isalnum</c>.</summary>
    Numeric = 4096,
}
