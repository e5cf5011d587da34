namespace Curation.Extraction.Tree;

/// <summary>Names that matter in SVG and MathML (HTML standard §13.2.6.5).</summary>
internal static class ForeignNames
{
    private static readonly uint[] _integrationPoints =
        [.. new[] { "title", "desc", "foreignobject", "mi", "mo", "mn", "ms", "mtext", "annotation-xml" }.Select(HashOf)];

    /// <summary>Whether elements within are HTML, or may be.</summary>
    public static bool IsIntegrationPoint(uint name) => Array.IndexOf(_integrationPoints, name) >= 0;

    /// <summary>A start tag of HTML that ends all foreign content around it.</summary>
    public static bool EndsForeignContent(Tag tag) => tag
        is Tag.B or Tag.Big or Tag.Blockquote or Tag.Body or Tag.Br or Tag.Center or Tag.Code or Tag.Dd or Tag.Div or Tag.Dl or Tag.Dt or Tag.Em or Tag.Embed
        or Tag.H1 or Tag.H2 or Tag.H3 or Tag.H4 or Tag.H5 or Tag.H6 or Tag.Head or Tag.Hr or Tag.I or Tag.Img or Tag.Li or Tag.Listing or Tag.Menu
        or Tag.Meta or Tag.Nobr or Tag.Ol or Tag.P or Tag.Pre or Tag.Ruby or Tag.S or Tag.Small or Tag.Span or Tag.Strong or Tag.Strike or Tag.Sub
        or Tag.Sup or Tag.Table or Tag.Tt or Tag.U or Tag.Ul or Tag.Var or Tag.Font;

    public static uint HashOf(string name) => NameTable.ShortHash(NameTable.Load(System.Text.Encoding.ASCII.GetBytes(name), 0, name.Length), name.Length);
}
