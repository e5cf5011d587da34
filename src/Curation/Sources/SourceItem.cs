using System.Buffers;
using Curation.Core;

namespace Curation.Sources;

/// <summary>What a reader finds in a file, in file order.</summary>
/// <param name="Offset">Where it starts in the file as stored; in a packed file of many records per member, where it starts in the unpacked bytes;
/// in Parquet, the number of its row.</param>
/// <param name="Length">Bytes it takes there.</param>
public abstract record SourceItem(long Offset, long Length);

/// <summary>A page after transfer and content decoding, before charset.</summary>
/// <param name="Id">The given id; null where identity is the hash of URL and body.</param>
/// <param name="Charset">As the response declared it; null when it did not.</param>
/// <param name="LanguageHeader">Content-Language; null when absent.</param>
/// <param name="Date">Of publication, as a row gives it; null when that is not told.</param>
public sealed record PageItem(
    long Offset, long Length, string? Id, string Url, ReadOnlyMemory<byte> Body, string? Charset = null, string? LanguageHeader = null, string? Date = null)
    : SourceItem(Offset, Length)
{
    /// <summary>What an <see cref="IExtractor"/> wants to know besides the body.</summary>
    public PageContext Context => new(Url, Charset, LanguageHeader, Rights);

    public RightsHeaders? Rights { get; init; }

    /// <summary>When it was fetched, as a WARC file writes it; null elsewhere.</summary>
    public string? Crawled { get; init; }

    /// <summary>Whether the id was given as a number.</summary>
    public bool HasNumberId { get; init; }

    /// <summary>The array of the shared pool in which the body lies; null where it has memory of its own.</summary>
    internal byte[]? Rented { get; init; }

    /// <summary>Gives the body's memory back, at most once; it must not be read afterwards. Whoever keeps the page leaves this be.</summary>
    public void Release()
    {
        if (Rented is not null) ArrayPool<byte>.Shared.Return(Rented);
    }

    /// <summary>Whether the body lies in memory that is not the page's yet.</summary>
    internal bool IsBorrowed { get; init; }

    /// <summary>The same page with its body in an array of the shared pool: in the one given, where it lies already, or else in a copy.</summary>
    internal PageItem Keep(byte[]? given)
    {
        if (given is not null) return this with { Rented = given, IsBorrowed = false };
        var copy = ArrayPool<byte>.Shared.Rent(Body.Length);
        Body.CopyTo(copy);
        return this with { Body = copy.AsMemory(0, Body.Length), Rented = copy, IsBorrowed = false };
    }
}

/// <summary>A document that is text already.</summary>
/// <param name="Text">UTF-8.</param>
public sealed record TextItem(
    long Offset, long Length, string? Id, string Url, ReadOnlyMemory<byte> Text, string? Title = null, string? Language = null, string? Date = null)
    : SourceItem(Offset, Length)
{
    /// <summary>When it was fetched, as a WARC file writes it; null elsewhere.</summary>
    public string? Crawled { get; init; }

    /// <summary>Whether the id was given as a number.</summary>
    public bool HasNumberId { get; init; }

    /// <summary>Where <see cref="ReadOptions.KeepRows"/> asks for it, the row as a JSON object in UTF-8; of Parquet without the text, and without
    /// columns of bytes.</summary>
    public ReadOnlyMemory<byte> Row { get; init; }
}

/// <summary>A sound record that is no document.</summary>
/// <param name="Reason">Kebab-case: <c>record-type</c>, <c>revisit</c>, <c>http-404</c>, <c>content-type</c>, <c>empty-body</c>.</param>
public sealed record SkippedItem(long Offset, long Length, string Url, string Reason) : SourceItem(Offset, Length)
{
    /// <summary>Where the page is to be found: what a redirect leads to, or the address of the record that a revisit repeats.</summary>
    public string? To { get; init; }

    /// <summary>Of a revisit: when that record was fetched, as the file writes it.</summary>
    public string? ToDate { get; init; }
}

/// <summary>Bytes that could not be read: for the quarantine.</summary>
/// <param name="Reason">Kebab-case, such as <c>truncated-gzip</c>.</param>
public sealed record BadItem(long Offset, long Length, string? Url, string Reason, string Detail) : SourceItem(Offset, Length)
{
    /// <summary>Counted from one; null in files that have no lines.</summary>
    public long? Line { get; init; }

    /// <summary>The given id, where the record could be read so far.</summary>
    public string? Id { get; init; }

    /// <summary>Whether that was given as a number.</summary>
    public bool HasNumberId { get; init; }

    /// <summary>The file, where the unit has several; null where it has one.</summary>
    public string? File { get; init; }
}
