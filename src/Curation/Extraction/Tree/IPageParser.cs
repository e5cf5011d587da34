namespace Curation.Extraction.Tree;

/// <summary>Reads pages into a tree of its own: one page at a time, the tree valid until the next.</summary>
internal interface IPageParser
{
    /// <exception cref="Core.BadRecordException">too-deep or too-many-nodes.</exception>
    void Parse(ReadOnlySpan<byte> utf8);
}
