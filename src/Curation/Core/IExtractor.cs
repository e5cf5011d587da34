namespace Curation.Core;

/// <summary>Page to main text. Thread-safe and deterministic.</summary>
public interface IExtractor
{
    /// <param name="html">The page after transfer and content decoding, before charset.</param>
    /// <exception cref="BadRecordException">A limit of the recipe is broken.</exception>
    ExtractedPage Extract(ReadOnlyMemory<byte> html, PageContext context);
}

/// <summary>What the response said about a page.</summary>
/// <param name="Charset">From the Content-Type header; null when it named none.</param>
/// <param name="LanguageHeader">Content-Language; null when absent.</param>
public readonly record struct PageContext(string Url, string? Charset = null, string? LanguageHeader = null);

/// <summary>The main text of a page and what it declares about itself.</summary>
/// <param name="Text">UTF-8, paragraphs separated by an empty line, lines by one newline; empty where the page has no main text.</param>
public sealed record ExtractedPage(ReadOnlyMemory<byte> Text)
{
    public string? Title { get; init; }

    /// <summary>ISO 8601 date as declared.</summary>
    public string? Date { get; init; }

    /// <summary>BCP 47, lower case.</summary>
    public string? Language { get; init; }
}
