using System.Runtime.InteropServices;
using Curation.Text;

namespace Curation.Core;

/// <summary>One document on its way through the house: where it came from, what is declared about it, and the current version of its text.</summary>
public sealed record Document(string Source, string Id, string Url, DocumentText Text)
{
    public string? Title { get; init; }

    /// <summary>Declared date, ISO 8601, as far as the page told it.</summary>
    public string? Date { get; init; }

    /// <summary>When it was fetched, as its WARC record says; null for other sources.</summary>
    public string? Crawled { get; init; }

    /// <summary>Declared language, BCP 47, lower case.</summary>
    public string? LanguageDeclared { get; init; }

    /// <summary>What the last stage before this one that names languages said; null where there is none.</summary>
    public string? Language { get; init; }

    /// <summary>What extraction found out about the page; null for a text that was given.</summary>
    public PageFacts? Page { get; init; }

    /// <summary>Host of <see cref="Url"/>, lower case; empty when there is none.</summary>
    public string Host => HostName.Of(Url);

    /// <summary>64-bit hash of source name and id: the document's identity wherever order matters, never a position.</summary>
    public ulong Hash() => XxHash64.Hash(Source + '\0' + Id);

    /// <summary><c>Hash(seed, id)</c>: what decides ties, order and chance in a run.</summary>
    public static ulong Seeded(ulong identity, ulong seed) => XxHash64.Hash(MemoryMarshal.AsBytes([identity]), seed);
}
