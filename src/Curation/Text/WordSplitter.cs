namespace Curation.Text;

/// <summary>The named ways to cut a text into words.</summary>
internal enum WordSplitter
{
    /// <summary>A simplified UAX #29: words, numbers, and every other mark, ideograph or hiragana letter by itself.
    /// Marks count as words, as in datatrove.</summary>
    Uax29,

    /// <summary>Python's <c>str.split()</c>.</summary>
    Whitespace,
}
