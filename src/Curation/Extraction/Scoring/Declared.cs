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

    public bool TitleHas(ReadOnlySpan<byte> line) => Has(_title, line);

    public bool DescriptionHas(ReadOnlySpan<byte> line) => Has(_description, line);

    public bool BodyHas(ReadOnlySpan<byte> line) => Has(_body, line);

    public bool TextsHave(ReadOnlySpan<byte> line) => Has(_texts, line);

    /// <summary>The beginning of a block's first long text; empty where it has none.</summary>
    public static ReadOnlySpan<byte> Sought(PageTree tree, in TextBlock block)
    {
        if (block.Characters < Shortest) return default;
        for (var i = block.First; i <= block.Last; i++)
        {
            if (tree[i].Tag != Tag.Text) continue;
            var text = PageScan.Trim(tree.TextOf(tree[i]));
            var line = text.IndexOfAny((byte)'\r', (byte)'\n');
            if (line > 0) text = text[..line];
            if (text.Length >= Shortest) return text.Length > Compared ? text[..Compared] : text;
        }

        return default;
    }

    private static bool Has(byte[] declared, ReadOnlySpan<byte> line) =>
        !line.IsEmpty && declared.Length >= Shortest && declared.AsSpan().IndexOf(line) >= 0;
}
