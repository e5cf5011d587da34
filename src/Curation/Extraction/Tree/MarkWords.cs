namespace Curation.Extraction.Tree;

/// <summary>What software calls the marks that it puts into headings and beside code, as patterns of <see cref="CategoryWords"/>.</summary>
/// <remarks>From MediaWiki, Sphinx, MkDocs, Docusaurus, VitePress, Hugo, AnchorJS, Jupyter, GitHub, Rouge and Hexo.</remarks>
internal static class MarkWords
{
    private static readonly (Category Category, string Patterns)[] _marks =
    [
        (Category.HeadingMark, "^mw-editsection$ ^editsection$ ^headerlink$ ^hash-link$ ^header-anchor$ ^heading-anchor$ ^anchor-link$ ^anchorlink$"
            + " ^anchorjs-link$ ^heading-permalink$ ^hx-anchor$ ^toc-anchor$"),
        (Category.Gutter, "^blob-num$ ^js-line-number$ ^rouge-gutter$ ^hljs-ln-numbers$"),
    ];

    public static IEnumerable<(string Pattern, Category Category)> Patterns =>
        _marks.SelectMany(part => part.Patterns.Split(' ').Select(pattern => (pattern, part.Category)));
}
