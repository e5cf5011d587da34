namespace Curation.Text.Spacy;

/// <summary>What a code point is to spaCy's rules; see <see cref="SpacyTable"/>.</summary>
[Flags]
internal enum SpacyClass : ushort
{
    None = 0,

    /// <summary>spaCy's ALPHA: a fixed list of scripts, not category L.</summary>
    Alpha = 1,

    /// <summary>ALPHA_LOWER: lower case, or of a script without case.</summary>
    Lower = 2,

    /// <summary>ALPHA_UPPER: upper case, or of a script without case.</summary>
    Upper = 4,

    /// <summary>The digits 0 to 9.</summary>
    Digit = 8,

    Quote = 16,

    /// <summary>A prefix by itself.</summary>
    Prefix = 32,

    /// <summary>A suffix by itself, whatever stands before it.</summary>
    Suffix = 64,

    /// <summary>Category So, emoji among them.</summary>
    Icon = 128,

    /// <summary>Lets a dot behind it be a suffix.</summary>
    BeforeDot = 256,

    /// <summary>May stand at either end of a label of a host name.</summary>
    Host = 512,

    /// <summary>Lets one of <c>- : / = ~</c> and the like behind it be an infix.</summary>
    BeforeInfix = Alpha | Digit,
}
