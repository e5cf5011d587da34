using System.Text;
using Curation.Core;
using Curation.Extraction;

namespace Curation.Tests.Extraction;

/// <summary>Short ways to make pages and to look at what is extracted.</summary>
internal static class ExtractionFixture
{
    public static readonly PageExtractor Balanced = new(new ExtractOptions());

    /// <summary>A sentence of running text, different for each number.</summary>
    public static string Sentence(int number) =>
        $"The keeper of lamp {number} walked along the harbour wall, counted the boats in the fog, and wrote their names into a large green book.";

    public static string Paragraphs(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => $"<p>{Sentence(i)}</p>\n"));

    public static string Links(int count) =>
        $"<ul>{string.Concat(Enumerable.Range(0, count).Select(i => $"<li><a href='/{i}'>Another page {i}</a></li>"))}</ul>";

    public static string TextOf(string html, Favour favour = Favour.Balanced, string url = "") => TextOf(Encoding.UTF8.GetBytes(html), favour, url);

    public static string TextOf(byte[] html, Favour favour = Favour.Balanced, string url = "", string? charset = null)
    {
        var extractor = favour == Favour.Balanced ? Balanced : new PageExtractor(new ExtractOptions { Favour = favour });
        return Encoding.UTF8.GetString(extractor.Extract(html, new PageContext(url, charset)).Text.Span);
    }

    public static ExtractedPage Page(string html, string? languageHeader = null) =>
        Balanced.Extract(Encoding.UTF8.GetBytes(html), new PageContext("", null, languageHeader));
}
