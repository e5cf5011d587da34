using System.Text;
using Curation.Extraction.Metadata;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What a page declares of its own text, as bytes, to find blocks in.</summary>
internal sealed class Declared
{
    private const int Shortest = 12, Compared = 48, MostBytes = 200_000;
    private readonly byte[] _title, _description, _body, _texts;

    public Declared(PageDeclarations declared, StructuredData data)
    {
        _title = Encoding.UTF8.GetBytes($"{declared.Meta("og:title")} {declared.Title} {data.First("headline")}");
        _description = Encoding.UTF8.GetBytes($"{declared.Meta("og:description")} {declared.Meta("description")}");
        _body = Encoding.UTF8.GetBytes(data.Body ?? "");
        _texts = Encoding.UTF8.GetBytes(string.Join('\n', data.Texts));
        if (_texts.Length > MostBytes) _texts = _texts[..MostBytes];
    }

    public int BodyBytes => _body.Length;

    public int TextBytes => _texts.Length;

    public bool TitleHas(PageTree tree, in TextBlock block) => Has(_title, tree, block);

    public bool DescriptionHas(PageTree tree, in TextBlock block) => Has(_description, tree, block);

    public bool BodyHas(PageTree tree, in TextBlock block) => Has(_body, tree, block);

    public bool TextsHave(PageTree tree, in TextBlock block) => Has(_texts, tree, block);

    /// <summary>Whether the beginning of the block's first long text stands there.</summary>
    private static bool Has(byte[] declared, PageTree tree, in TextBlock block)
    {
        if (block.Characters < Shortest || declared.Length < Shortest) return false;
        for (var i = block.First; i <= block.Last; i++)
        {
            if (tree[i].Tag != Tag.Text) continue;
            var text = tree.TextOf(tree[i]).Trim(" \t\r\n"u8);
            var line = text.IndexOfAny("\r\n"u8);
            if (line > 0) text = text[..line];
            if (text.Length >= Shortest) return declared.AsSpan().IndexOf(text.Length > Compared ? text[..Compared] : text) >= 0;
        }

        return false;
    }
}
