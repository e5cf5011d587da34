namespace Curation.Extraction.Tree;

/// <summary>Reads pages into a tree of its own: one page at a time, the tree valid until the next.</summary>
internal interface IPageParser
{
    /// <param name="utf8">Must stay as it is while the tree is used: its texts lie there.</param>
    /// <exception cref="Core.BadRecordException">too-deep, too-many-nodes or too-much-work.</exception>
    void Parse(ReadOnlyMemory<byte> utf8);
}
