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
/// <param name="Rights">null where no header speaks of the page's use or address.</param>
public readonly record struct PageContext(string Url, string? Charset = null, string? LanguageHeader = null, RightsHeaders? Rights = null);

/// <summary>Header fields that say what a page may also say in its meta and link elements; each null when absent.</summary>
/// <remarks>X-Robots-Tag (search engines' extension of RFC 9309), W3C TDM Reservation Protocol §5, Link (RFC 8288) with rel=canonical (RFC 6596) and
/// rel=license (RFC 4946).</remarks>
/// <param name="Robots">Directives for all robots, set apart by commas.</param>
/// <param name="License">The first address.</param>
public sealed record RightsHeaders(string? Robots, string? TdmReservation, string? TdmPolicy, string? Canonical, string? License);

/// <summary>The main text of a page and what it declares about itself.</summary>
/// <param name="Text">UTF-8, paragraphs separated by an empty line, lines by one newline; empty where the page has no main text.</param>
public sealed record ExtractedPage(ReadOnlyMemory<byte> Text)
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Names, several set apart by a comma.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published: ISO 8601 date as declared.</summary>
    public string? Date { get; init; }

    /// <summary>When it was last changed: ISO 8601 date as declared.</summary>
    public string? Modified { get; init; }

    public string? SiteName { get; init; }

    /// <summary>The address that the page gives as its own; absolute where the page's address is known.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>BCP 47, lower case.</summary>
    public string? Language { get; init; }

    public PageRights Rights { get; init; } = PageRights.None;

    /// <summary>Kebab-case: <c>article</c>, <c>documentation</c>, <c>forum</c>, <c>product</c>, <c>listing</c>, <c>collection</c>, <c>service</c>.</summary>
    public string? PageType { get; init; }

    /// <summary>Where the text comes from: <c>blocks</c> of the visible page, or <c>json-ld</c>, <c>state</c>, <c>noscript</c>, <c>description</c>.</summary>
    public string? Candidate { get; init; }

    /// <summary>The word F1, in [0, 1], that the text is expected to have against what a person would choose; a signal for filters.</summary>
    public double Quality { get; init; }
}

/// <summary>What a page says of how it may be used.</summary>
/// <remarks>Robots meta tags (RFC 9309 and search engines' extensions), DeviantArt's noai and noimageai, W3C TDM Reservation Protocol, rel=license.</remarks>
/// <param name="Licenses">Addresses of licences, as linked.</param>
/// <param name="Robots">Directives for all robots, lower case, in order, then those for one, as <c>name:directive</c>; empty where there are none.</param>
/// <param name="TdmPolicy">Where the policy for text and data mining is.</param>
public sealed record PageRights(IReadOnlyList<string> Licenses, IReadOnlyList<string> Robots, bool NoAi, bool NoImageAi, bool TdmReserved, string? TdmPolicy)
{
    public static readonly PageRights None = new([], [], false, false, false, null);
}
