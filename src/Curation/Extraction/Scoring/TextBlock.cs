namespace Curation.Extraction.Scoring;

/// <summary>A run of texts in one block element, with no other block between them: what the learned choice keeps or drops.</summary>
internal struct TextBlock
{
    /// <summary>Nodes of the first and the last text.</summary>
    public int First, Last;

    /// <summary>The element around them that starts on a line of its own.</summary>
    public int Element;

    public int Characters, LinkCharacters, Sentences;

    /// <summary>What its bytes are.</summary>
    public ByteCounts Counts;

    /// <summary>Of its text without white space and case.</summary>
    public ulong Hash;

    /// <summary>The number of its place, which is tag and names of its element and of the one around that.</summary>
    public int Place;

    /// <summary>The number of its text: copies have the same.</summary>
    public int Copy;

    /// <summary>Of a heading, 1 to 6; 0 of other blocks.</summary>
    public int Level;

    /// <summary>The last block before it that is a heading, or itself where it is one; -1 where there is none.</summary>
    public int Heading;

    /// <summary>The <see cref="Tree.Cut"/> that the page's rules would make, 0 for none.</summary>
    public byte Cut;

    /// <summary>What it is in a thread.</summary>
    public ThreadPart Part;

    /// <summary>Whether the page's rules would keep it.</summary>
    public bool IsInRules;

    /// <summary>The probability that it belongs to the main text: by itself, and with regard to the blocks around it.</summary>
    public float Alone, Probability;

    /// <summary>Whether it is in the answer.</summary>
    public bool IsKept;
}

/// <summary>Bytes of a text by kind; white space at its ends counts.</summary>
internal struct ByteCounts
{
    public int Digits, Uppers, Marks, Wide, Letters, Separators, Money;

    /// <summary>First and last byte that is no white space.</summary>
    public byte First, Last;
}
