using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Title and description of a page as bytes, to find blocks in.</summary>
internal readonly struct Declared
{
    private const int Shortest = 12, Compared = 60;
    private readonly byte[] _title, _description;

    public Declared(PageTree tree)
    {
        _title = Encoding.UTF8.GetBytes($"{tree.Declared.Meta("og:title")} {tree.Declared.Title}");
        _description = Encoding.UTF8.GetBytes($"{tree.Declared.Meta("og:description") ?? tree.Declared.Meta("description")}");
    }

    public bool TitleHas(PageTree tree, in TextBlock block) => block.Characters <= 400 && Has(_title, tree, block);

    public bool DescriptionHas(PageTree tree, in TextBlock block) => Has(_description, tree, block);

    private static bool Has(byte[] declared, PageTree tree, in TextBlock block)
    {
        var text = tree.TextOf(tree[block.First]).Trim(" \t\r\n"u8);
        if (text.Length > Compared) text = text[..Compared];
        return block.Characters >= Shortest && text.Length >= Shortest && declared.AsSpan().IndexOf(text) >= 0;
    }
}
