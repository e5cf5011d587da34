namespace Curation.Models.Linear;

/// <summary>What a linear model takes for the tokens of a text.</summary>
public enum TokenKind
{
    /// <summary>What lies between spaces, as it stands: fastText's own.</summary>
    Spaces,

    /// <summary>Words in lower case; marks and symbols are no tokens.</summary>
    Words,

    /// <summary>Words that are used everywhere as they stand, all others by their form alone (ending, capitals, digits), marks and line ends: how a text is
    /// written and not what it is about.</summary>
    Style,
}
