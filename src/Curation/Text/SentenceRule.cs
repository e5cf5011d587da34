namespace Curation.Text;

/// <summary>The named ways to cut a text into sentences.</summary>
internal enum SentenceRule
{
    /// <summary>spaCy's sentencizer on spaCy's words, as datatrove does.</summary>
    SpacyEn,

    /// <summary>The same on simple words, with exceptions for dots.</summary>
    Simple,

    /// <summary>After NLTK's Punkt for English: marks before white space, but not behind abbreviations or before small letters.</summary>
    Punkt,
}
