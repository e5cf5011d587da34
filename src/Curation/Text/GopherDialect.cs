namespace Curation.Text;

/// <summary>Who counts: the named variants of Gopher's rules on lines, paragraphs and n-grams.</summary>
internal enum GopherDialect
{
    /// <summary>datatrove: the first of equals is no duplicate; shares are of the whole text, in code points.</summary>
    Datatrove,

    /// <summary>Dolma's tagger gopher_v2: the first of equals is a duplicate too; runs of newlines part lines, which are not stripped; n-grams count once for
    /// each overlap.</summary>
    Dolma,

    /// <summary>Dolma's tagger gopher_v1: as <see cref="Dolma"/>, but every newline parts lines, so that blank ones are lines that repeat each other.</summary>
    DolmaV1,

    /// <summary>DCLM: stripped lines that are not empty; shares are of what the lines, or the words, hold.</summary>
    Dclm,

    /// <summary>datamap-rs: as DCLM, but in bytes and with lines as they are.</summary>
    Datamap,
}
